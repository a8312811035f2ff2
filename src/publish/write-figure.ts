import type { Results } from '../domain/results.ts';
import { showInvisible } from '../kernel/text/show-invisible.ts';
import type { Figure } from './page/figure.ts';
import { type Html, html, trusted } from './page/html.ts';
import { figureStyle, lightToken } from './page/style.ts';
import { texts } from './texts.ts';
import { cleanXml } from './xml.ts';

/** Room around a figure, and heights of the lines of title, legend and source, in drawing units. */
const room = { margin: 20, titleLine: 24, legendLine: 22, sourceLine: 16 };

/** Letters to a drawing unit of width, at the sizes of title and source: cautious, because fonts differ. */
const letters = { title: 1 / 9.2, source: 1 / 6.4 };

/** A figure as a file of its own. */
export interface FigureFile {
  readonly id: string;
  readonly svg: string;
  /** Size in drawing units. */
  readonly width: number;
  readonly height: number;
}

/**
 * Writes a figure as an SVG that stands by itself: light colours, title above and source below it, both also as `title` and `desc` for
 * those who hear it. It refers to nothing outside.
 * Source: SVG 1.1, section 5.4; WAI-ARIA Graphics.
 */
export function writeFigure(figure: Figure, run: Results['run']): FigureFile {
  const inner = sizeOf(figure.svg);
  const width = inner.width + 2 * room.margin;
  const titles = wrapText(showInvisible(figure.title), inner.width * letters.title);
  const source = `${figure.source} ${texts.exports.figure.run(run.digest.slice(0, 12), run.asOf)}`;
  const sources = wrapText(showInvisible(source), inner.width * letters.source);
  const top = room.margin + titles.length * room.titleLine;
  const legend = drawLegend(figure.legend, top + inner.height + 8, inner.width);
  const below = top + inner.height + 8 + legend.height;
  const height = below + sources.length * room.sourceLine + room.margin;
  const markup = html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="figure-title figure-source" lang="${texts.language}">
<title id="figure-title">${showInvisible(figure.title)}</title>
<desc id="figure-source">${showInvisible(`${figure.description} ${source}`)}</desc>
<style>${trusted(figureStyle())}</style>
<rect width="${width}" height="${height}" fill="${lightToken('paper')}"/>
${titles.map((line, i) => html`<text x="${room.margin}" y="${room.margin + 14 + i * room.titleLine}" font-size="17" font-weight="700">${line}</text>`)}
<g transform="translate(${room.margin} ${top})">${resize(figure.svg, inner)}</g>
${legend.markup}
${sources.map((line, i) => html`<text x="${room.margin}" y="${below + 12 + i * room.sourceLine}" font-size="11.5">${line}</text>`)}
</svg>
`;
  const svg = cleanXml(`<?xml version="1.0" encoding="UTF-8"?>\n${markup.markup}`);
  return { id: figure.id, svg, width, height };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function sizeOf({ markup }: Html): Size {
  const [, width, height] = /^<svg[^>]* viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(markup) ?? [];
  if (width === undefined || height === undefined)
    throw new RangeError('a figure is one svg element with a viewBox from 0 0');
  return { width: Number(width), height: Number(height) };
}

/** Gives an svg inside another its size; by itself it has that of its frame. */
function resize({ markup }: Html, { width, height }: Size): Html {
  return { markup: markup.replace('<svg', `<svg width="${width}" height="${height}"`) };
}

/** Draws a legend, its entries beside each other in lines as wide as the figure. */
function drawLegend(
  legend: Figure['legend'],
  top: number,
  width: number,
): { readonly markup: Html | null; readonly height: number } {
  if (legend === undefined) return { markup: null, height: 0 };
  let [left, line] = [room.margin, 1];
  const entries = legend.entries.map(({ mark, label }) => {
    const wide = 44 + label.length * 7;
    if (left > room.margin && left + wide > width + room.margin)
      [left, line] = [room.margin, line + 1];
    const [x, y] = [left, top + line * room.legendLine];
    left += wide;
    return html`<rect class="${mark}" x="${x}" y="${y}" width="24" height="14" stroke="${lightToken('rule')}"/><text x="${x + 30}" y="${y + 12}" font-size="12.5">${label}</text>`;
  });
  return {
    markup: html`<text x="${room.margin}" y="${top + 14}" font-size="12.5" font-weight="600">${legend.title}</text>${entries}`,
    height: (line + 1) * room.legendLine + 6,
  };
}

/** Cuts a text into lines of at most `most` letters, at blanks; a longer word has a line of its own. */
function wrapText(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
