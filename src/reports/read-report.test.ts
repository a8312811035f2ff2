import { expect, test } from 'vitest';
import { makeReportIds, readReport } from './read-report.ts';

const read = (text: string, name = 'r.txt') => readReport({ name, text, sha256: '', replaced: 0 });
const sentences = (text: string): string[] => {
  const { report } = read(text);
  return (report?.sentences ?? []).map((span) => text.slice(span.start, span.end));
};

test('abbreviations, initials and decimals end no sentence', () => {
  expect(
    sentences('Gen. J. Smith of the U.S. Army said it reaches 3.5 km. The U.S. said no.'),
  ).toEqual(['Gen. J. Smith of the U.S. Army said it reaches 3.5 km.', 'The U.S. said no.']);
  expect(sentences('It reported to the U.S.\nPresident Smith agreed to it.')).toHaveLength(1);
  expect(sentences('We know the Igla-S. It is a weapon.')).toEqual([
    'We know the Igla-S.',
    'It is a weapon.',
  ]);
});

test('a quotation mark behind the stop belongs to the sentence, even when the next one is glued to it', () => {
  expect(sentences("'No one can take what is ours.'In a surprise he left.")).toEqual([
    "'No one can take what is ours.'",
    'In a surprise he left.',
  ]);
  expect(sentences('“It is ours.” He left.')).toEqual(['“It is ours.”', 'He left.']);
  expect(sentences('“Is it ours?” Maduro asked them. He left.')).toEqual([
    '“Is it ours?” Maduro asked them.',
    'He left.',
  ]);
});

test('header lines give title, publisher, date and address', () => {
  const { report } = read(
    'Title: A shield\nPublisher: The Paper\nDate: 23 October 2025\nUrl: https://example.org/a\n\nThe body is here. It goes on.',
  );
  expect(report).toMatchObject({
    title: 'A shield',
    publisher: 'The Paper',
    date: '2025-10-23',
    address: 'https://example.org/a',
  });
  expect(report?.sentences).toHaveLength(3);
  expect(read('Date: 2025-02-30\n\nThe body is here. It goes on.').report?.date).toBeNull();
});

test('a first line that is no sentence is the title', () => {
  expect(
    read('Shield Claimed Over the Whole Country by the U.S.\nThe president said so today. He left.')
      .report?.title,
  ).toBe('Shield Claimed Over the Whole Country by the U.S.');
  expect(read('The president said so today. He left.').report?.title).toBeNull();
  expect(
    read('The president of the country said that the\narmy had left the town. It was late.').report
      ?.title,
  ).toBeNull();
});

test('a report says in which language it is', () => {
  const spanish =
    'El presidente de Venezuela, Nicolás Maduro, aseguró este miércoles que su país cuenta con no menos de cinco mil misiles antiaéreos.';
  expect(read(spanish).report?.language).toBe('es');
  expect(read('Iran has 500 launchers.').report?.language).toBe('en');
  // A Spanish name in an English report changes nothing.
  expect(
    read('El Universal said that the Fuerza Aérea has 500 launchers and that it will buy more.')
      .report?.language,
  ).toBe('en');
});

test('what is no text in a language that is read is refused with a way out', () => {
  const code = (text: string): string | undefined => read(text).findings[0]?.code;
  expect(code('')).toBe('E_REPORT_EMPTY');
  expect(code('.'.repeat(80_000))).toBe('E_REPORT_EMPTY');
  expect(code('abc\u0000def')).toBe('E_REPORT_BINARY');
  expect(code('%PDF-1.7 abc')).toBe('E_REPORT_FORMAT');
  expect(code('PK\u0003\u0004abc')).toBe('E_REPORT_FORMAT');
  expect(code(`a${'b'.repeat(262_144)}`)).toBe('E_REPORT_SIZE');
  expect(code(`a${'b'.repeat(262_143)}`)).toBeUndefined();
  const portuguese =
    'O presidente da Venezuela, Nicolás Maduro, assegurou nesta quarta-feira que o seu país conta com não menos de cinco mil mísseis antiaéreos em postos chave da defesa aérea para garantir a paz, a estabilidade e a tranquilidade do nosso povo diante das ameaças que chegam do norte do continente.';
  const french =
    'Le président du Venezuela, Nicolás Maduro, a assuré mercredi que son pays dispose de pas moins de cinq mille missiles antiaériens à des postes clés de la défense aérienne pour garantir la paix, la stabilité et la tranquillité de notre peuple face aux menaces qui arrivent du nord du continent.';
  expect(code(portuguese)).toBe('E_REPORT_LANGUAGE');
  expect(code(french)).toBe('E_REPORT_LANGUAGE');
  expect(
    code(
      'Президент заявил, что страна располагает пятью тысячами переносных зенитных комплексов, и никто не сможет пройти.',
    ),
  ).toBe('E_REPORT_LANGUAGE');
  expect(code('Iran has 500 launchers.')).toBeUndefined();
  for (const text of ['', 'abc\u0000', '%PDF-'])
    expect(read(text).findings[0]?.message.length).toBeGreaterThan(30);
});

test('replaced bytes are a warning', () => {
  const { report, findings } = readReport({
    name: 'r',
    text: 'It is here. So it is.',
    sha256: '',
    replaced: 3,
  });
  expect(report).not.toBeNull();
  expect(findings).toMatchObject([{ code: 'W_REPORT_REPLACED', severity: 'warning' }]);
});

test('ids are file stems, made unique', () => {
  expect(
    makeReportIds(['a/b.txt', 'c/b.txt', 'b-2.txt', '-', '../..', 'x\u001b[31m y.html']),
  ).toEqual(['b', 'b-2', 'b-2-2', 'report', 'report-2', 'x-31m-y']);
});

test('sentences are in order, never overlap and are found in linear time', () => {
  const floods = [
    'Mr. '.repeat(10_000),
    'A. '.repeat(80_000),
    `${'!?'.repeat(40_000)}a`,
    `${'1'.repeat(28)}x`,
    `a${'\u0301'.repeat(100_000)}`,
  ];
  for (const text of floods) {
    const start = performance.now();
    const spans = read(text).report?.sentences ?? [];
    expect(performance.now() - start).toBeLessThan(1000);
    spans.forEach((span, index) => {
      expect(span.end).toBeGreaterThan(span.start);
      if (index > 0) expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
    });
  }
});

test('a time above an entry of live coverage is a line of its own', () => {
  const { report } = readReport({
    name: 'live.txt',
    text: 'Live coverage\n\n17:55\nThe navy fired two missiles.\n\n5.30 pm\nSmoke is rising.\n',
    sha256: '',
    replaced: 0,
  });
  const sentences = report?.sentences.map((one) => report.text.slice(one.start, one.end)) ?? [];
  expect(sentences).toContain('The navy fired two missiles.');
  expect(sentences).toContain('Smoke is rising.');
});
