import { bandCoverage } from './reliability.mjs';

const [left, top, side] = [80, 60, 480];
const [width, height] = [left + side + 40, top + side + 150];

/** Draws a reliability diagram as an SVG text: what came true against what was said, each bin's band and number of worlds, and a sentence below. */
export function drawReliability({ bins, count }, sentence) {
  const x = (share) => round(left + side * share);
  const y = (share) => round(top + side * (1 - share));
  const percent = Array.from({ length: 6 }, (_, i) => i / 5);
  const full = bins.filter((bin) => bin.count > 0);
  const grid = percent.flatMap((share) => [
    `<path class="grid" d="M${x(share)} ${y(0)}V${y(1)}M${x(0)} ${y(share)}H${x(1)}"/>`,
    text(x(share), y(0) + 20, `${Math.round(100 * share)} %`, 'middle'),
    text(x(0) - 10, y(share) + 5, `${Math.round(100 * share)} %`, 'end'),
  ]);
  const bands = full.map(({ meanForecast, band }) => {
    const [low, high] = band;
    const at = x(meanForecast);
    return `<rect class="band" x="${round(at - 9)}" y="${y(high)}" width="18" height="${round(y(low) - y(high))}"/>`;
  });
  const points = full.map(({ meanForecast, observed, inside }) => {
    const at = `cx="${x(meanForecast)}" cy="${y(observed)}"`;
    return `<circle class="${inside ? 'inside' : 'outside'}" ${at} r="5"/>`;
  });
  const numbers = bins.map(({ low, high, count: own }) =>
    text(x((low + high) / 2), y(0) + 44, String(own), 'middle'),
  );
  const title = `Reliability of ${count.toLocaleString('en-US')} verdicts on made worlds`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title sentence">
<title id="title">${escapeText(title)}</title>
<desc id="sentence">${escapeText(sentence)}</desc>
<style>
text { font: 14px sans-serif; fill: #222 } .head { font-weight: bold } .grid { stroke: #ddd; fill: none }
.exact { stroke: #222; stroke-dasharray: 4 4; fill: none } .band { fill: #9ec5e8 } .inside { fill: #0b3d66 } .outside { fill: #b00020 }
</style>
<rect width="${width}" height="${height}" fill="#fff"/>
${text(left, 30, title, 'start', 'head')}
${grid.join('\n')}
<path class="exact" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>
${bands.join('\n')}
${points.join('\n')}
${text(x(0) - 10, y(0) + 44, 'worlds', 'end')}
${numbers.join('\n')}
${text(x(0.5), y(0) + 68, 'chance that the verdict gives, % (worlds in each tenth above)', 'middle')}
<g transform="rotate(-90 22 ${y(0.5)})">${text(22, y(0.5), 'worlds in which the claim held, %', 'middle')}</g>
${text(left, y(0) + 96, `Points: observed. Bars: where they lie with a chance of ${100 * bandCoverage} % if verdicts are right.`)}
${wrap(sentence, 78)
  .map((line, i) => text(left, y(0) + 116 + 18 * i, line))
  .join('\n')}
</svg>
`;
}

function text(x, y, words, anchor = 'start', name = '') {
  const own = name === '' ? '' : ` class="${name}"`;
  return `<text${own} x="${x}" y="${y}" text-anchor="${anchor}">${escapeText(words)}</text>`;
}

/** Cuts a sentence into lines of at most so many characters. */
function wrap(sentence, most) {
  const lines = [''];
  for (const word of sentence.split(' ')) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length <= most) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines;
}

function round(value) {
  return Math.round(10 * value) / 10;
}

function escapeText(words) {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
