const space = 'http://www.w3.org/2000/svg';

/** What stands inside an exported picture beside the chart. */
export interface ChartLabels {
  readonly title: string;
  /** What it shows, in a sentence or two. */
  readonly description: string;
  /** Where the numbers come from. */
  readonly source: string;
}

/** Room at the sides and below, pixels. */
const margin = 20;

/** Height of a line of the source. */
const sourceLine = 16;

/** Cuts a text into lines of at most `letters` letters, at blanks. */
export function wrapText(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > letters) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** A picture on its own: colours and fonts as they are shown now, with title and source in it. */
export function standAlone(chart: SVGSVGElement, labels: ChartLabels): SVGSVGElement {
  const width = chart.width.baseVal.value;
  const height = chart.height.baseVal.value;
  const colours = getComputedStyle(document.documentElement);
  const colour = (name: string): string => colours.getPropertyValue(`--${name}`).trim();
  const titles = wrapText(labels.title, Math.floor(width / 8.5));
  const sources = wrapText(labels.source, Math.floor(width / 6));
  const top = margin + titles.length * 22;
  const whole = make('svg', {
    ...{ xmlns: space, width: width + 2 * margin },
    height: top + height + sources.length * sourceLine + 2 * margin,
  });
  const named = (name: string, words: string): SVGElement => {
    const element = make(name, {});
    element.textContent = words;
    return element;
  };
  const ground = make('rect', { width: '100%', height: '100%', fill: colour('paper') });
  const copy = resolve(chart);
  copy.setAttribute('x', String(margin));
  copy.setAttribute('y', String(top));
  const font = colours.getPropertyValue('--sans').trim();
  const write = (
    line: string,
    y: number,
    size: number,
    ink: string,
    weight: string,
  ): SVGElement => {
    const look = { 'font-family': font, 'font-size': size, 'font-weight': weight };
    const text = make('text', { x: margin, y, fill: colour(ink), ...look });
    text.textContent = line;
    return text;
  };
  whole.append(
    named('title', labels.title),
    named('desc', `${labels.description} ${labels.source}`),
    ground,
    ...titles.map((line, i) => write(line, margin + 14 + i * 22, 17, 'ink', '700')),
    copy,
    ...sources.map((line, i) =>
      write(line, top + height + margin + i * sourceLine, 11.5, 'muted', '400'),
    ),
  );
  return whole as SVGSVGElement;
}

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Copies a chart; what style sheets decide becomes attributes. */
function resolve(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const shown = [...chart.querySelectorAll('*')];
  [...copy.querySelectorAll('*')].forEach((element, i) => {
    const look = getComputedStyle(shown[i] as Element);
    const isText = element.tagName === 'text' || element.tagName === 'tspan';
    element.setAttribute('fill', look.fill);
    element.setAttribute('stroke', look.stroke);
    if (isText) {
      element.setAttribute('font-family', look.fontFamily);
      element.setAttribute('font-size', look.fontSize);
    }
    element.removeAttribute('class');
  });
  copy.removeAttribute('class');
  copy.removeAttribute('style');
  return copy;
}

/** Writes a picture as the text of a file. */
export function writeSvg(picture: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

/** Paints a picture as PNG with `scale` dots a pixel. */
export function paintPng(picture: SVGSVGElement, scale: number): Promise<Blob> {
  return paintSvg(writeSvg(picture), scale);
}

/** Paints the text of an SVG that states its size as PNG with `scale` dots a pixel. */
export async function paintSvg(svg: string, scale: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(image.naturalWidth * scale);
  canvas.height = Math.ceil(image.naturalHeight * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob(
      (blob) => (blob === null ? fail(new Error('no picture')) : done(blob)),
      'image/png',
    );
  });
}
