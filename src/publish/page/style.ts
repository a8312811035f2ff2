/** Colours of the seven classes of chance, low to high, for light and for dark ground: one lightness ramp, safe without red or green. */
const ramp = {
  light: ['#eef1ea', '#d3e3dc', '#a5cdd0', '#6aadc2', '#3a86ae', '#265b93', '#1d2f66'],
  dark: ['#232a33', '#29405a', '#2f5d83', '#3f80a3', '#62a5b5', '#9bcac3', '#e3efd3'],
};

const tokens = `
:root{color-scheme:light dark;--paper:#fcfbf7;--panel:#f3f0e8;--ink:#1b1a17;--muted:#625d54;--rule:#d8d2c4;--faint:#e9e4d8;--accent:#7a2e12;--focus:#0b5cad;
--no:#8a2410;--lowv:#a4491c;--mid:#6d5a17;--high:#1d5f86;--yes:#154a80;--open:#5a4b7c;--grey:#6a6660;--land:#fff;--halo:#fcfbf7;--s1:#1d4f86;--s2:#b4561a;--s3:#6b6f76;--k1:#b2182b;--k2:#2166ac;--k3:#1b7f79;--k4:#8a6d00;--k5:#8e5ca8;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L","Source Serif 4",Georgia,"DejaVu Serif",serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;${rampTokens('light')}}
@media (prefers-color-scheme:dark){:root{--paper:#15171a;--panel:#1d2024;--ink:#ece8df;--muted:#a8a296;--rule:#3b3e43;--faint:#292c31;--accent:#eaa27c;--focus:#7db7ff;
--no:#ff9a7d;--lowv:#f2a86b;--mid:#dcc06a;--high:#84c3ea;--yes:#8fb8ff;--open:#c3b1ea;--grey:#aaa69e;--land:#1d2024;--halo:#15171a;--s1:#84b9f2;--s2:#f2a86b;--s3:#a9adb5;--k1:#ff8a75;--k2:#7fb2ea;--k3:#63c2b8;--k4:#d9b945;--k5:#c79be0;${rampTokens('dark')}}}
`;

function rampTokens(ground: 'light' | 'dark'): string {
  return ramp[ground].map((colour, i) => `--c${i}:${colour}`).join(';');
}

const base = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 var(--serif);overflow-wrap:break-word}
.wrap{max-width:72rem;margin:0 auto;padding:0 1.25rem}
.skip{position:absolute;left:-999rem}.skip:focus{position:static;display:inline-block;padding:.5rem}
a{color:inherit;text-decoration-color:var(--muted);text-underline-offset:.15em}a:hover{text-decoration-color:currentColor;text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
h1,h2,h3,h4{line-height:1.2;margin:0;text-wrap:balance}
h2{font-size:1.625rem;font-weight:700;letter-spacing:-.01em;padding-top:.9rem;border-top:3px solid var(--ink);margin:3.5rem 0 .75rem}
h3{font-size:1.15rem;margin:1.75rem 0 .5rem}
p{margin:0 0 .8rem;max-width:44rem}
.sans,table,figcaption,nav,summary,label,legend,select,.meta,.kicker,.tag,dl{font-family:var(--sans)}
.meta,.note{color:var(--muted);font-size:.875rem;line-height:1.45}.note{font-family:var(--sans)}
.kicker{font-size:.8125rem;font-weight:600;letter-spacing:.08em;text-transform:uppercase;color:var(--accent);margin:0 0 .5rem}
header.top{padding-top:2rem}
h1{font-size:clamp(1.05rem,2.2vw,1.25rem);font-weight:600;color:var(--muted);margin-bottom:.9rem}
.finding{font-size:clamp(1.35rem,2.8vw,1.95rem);line-height:1.22;font-weight:700;letter-spacing:-.012em;max-width:66rem;margin:0 0 .7rem;text-wrap:pretty}
.finding.second{font-size:clamp(1.08rem,2vw,1.3rem);line-height:1.4;font-weight:400;letter-spacing:0;max-width:52rem;margin-bottom:1.3rem}
nav.toc{font-size:.875rem;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);margin:1.5rem 0 0;padding:.55rem 0}
nav.toc ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
nav.toc a{text-decoration:none;color:var(--muted);display:inline-block;padding:.2rem 0}nav.toc a:hover{color:var(--ink);text-decoration:underline}
.scroll{overflow-x:auto;max-width:100%;margin:0 0 .75rem}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:0 0 .5rem;font-size:.9375rem;line-height:1.4}
th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid var(--rule)}
thead th{font-size:.78rem;font-weight:600;color:var(--muted);border-bottom:1.5px solid var(--ink);white-space:nowrap;vertical-align:bottom}
tbody th{font-weight:600}td.num,th.num{text-align:right;white-space:nowrap}
td small,th small{display:block;font-weight:400;color:var(--muted);font-size:.8125rem;line-height:1.35;max-width:30rem}
.nowrap{white-space:nowrap}
details{margin:.5rem 0 1rem}summary{cursor:pointer;font-size:.875rem;color:var(--muted);padding:.35rem 0}summary:hover{color:var(--ink)}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,"DejaVu Sans Mono",monospace;font-size:.84em;overflow-wrap:anywhere}pre{background:var(--panel);padding:.75rem 1rem;white-space:pre-wrap;margin:.25rem 0 1rem;border-left:3px solid var(--rule)}
ul.plain{list-style:none;padding:0;margin:0}
footer{border-top:1px solid var(--rule);margin-top:3.5rem;padding:1rem 0 3rem}
`;

const verdicts = `
.word{font-weight:700;font-family:var(--sans)}
.word::before{content:"";display:inline-block;width:.62em;height:.62em;border-radius:50%;background:currentColor;margin-right:.45em}
.w-impossible,.w-contradicted{color:var(--no)}.w-impossible::before,.w-contradicted::before{border-radius:0;clip-path:polygon(20% 0,50% 30%,80% 0,100% 20%,70% 50%,100% 80%,80% 100%,50% 70%,20% 100%,0 80%,30% 50%,0 20%)}
.w-practically-excluded,.w-almost-no-chance{color:var(--no)}.w-very-unlikely,.w-unlikely,.w-not-supported-by-public-record{color:var(--lowv)}.w-roughly-even{color:var(--mid)}
.w-likely,.w-very-likely,.w-supported{color:var(--high)}.w-almost-certain,.w-practically-certain{color:var(--yes)}
.w-undetermined{color:var(--open)}.w-undetermined::before{background:none;border:2px solid currentColor}
.w-not-testable{color:var(--grey)}.w-not-testable::before{border-radius:0;height:.16em;vertical-align:.25em}
.answer td,.answer th{padding-top:.6rem;padding-bottom:.6rem}.answer .word{font-size:1.02rem}
.strip{display:block;width:11rem;height:1.15rem;margin-top:.2rem;overflow:visible}
.strip .track{stroke:var(--rule);stroke-width:6}.strip .tick{stroke:var(--paper);stroke-width:1.5}.strip .half{stroke:var(--muted);stroke-width:1}
.strip .span{stroke:var(--s1);stroke-width:6;opacity:.45}.strip .dot{fill:var(--s1);stroke:var(--paper);stroke-width:1.5}.strip .cross{stroke:var(--no);stroke-width:2.5}.strip .best{fill:none;stroke:var(--muted);stroke-width:1.5}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(21rem,100%),1fr));gap:0 2rem;align-items:start}
.card{border-top:1px solid var(--rule);padding:1rem 0 1.25rem;scroll-margin-top:1rem;min-width:0}.card.wide{grid-column:1/-1}
.card:target{background:var(--panel);box-shadow:0 0 0 .75rem var(--panel)}
.card h3{margin:0 0 .3rem;font-size:1.12rem;line-height:1.35;font-weight:600;text-wrap:pretty;max-width:46rem}
.card .verdict{margin:.4rem 0 .25rem;font-size:1rem}.card p.why{font-size:.9375rem;margin-bottom:.5rem;break-inside:avoid}.whys{columns:2 22rem;column-gap:2.5rem}.card td .word{white-space:nowrap}.card .same{font-size:.9375rem;color:var(--muted)}.runs tbody{border-bottom:1px solid var(--rule)}.runs tbody th,.runs tbody td{border:0;padding-top:.22rem;padding-bottom:.22rem}.runs tbody tr:first-child>*{padding-top:.5rem}.runs tbody tr:last-child>*{padding-bottom:.5rem}
.no{font-family:var(--sans);font-size:.75rem;font-weight:700;color:var(--paper);background:var(--ink);border-radius:1em;padding:.05em .55em;margin-right:.5em;vertical-align:.12em}
.tag{display:inline-block;font-size:.75rem;border:1px solid var(--rule);border-radius:3px;padding:0 .4em;margin-right:.4em;color:var(--muted);white-space:nowrap}
.filter{margin:0 0 1rem;font-size:.9rem}.filter select{font:inherit;padding:.25rem .5rem;background:var(--paper);color:var(--ink);border:1px solid var(--muted);border-radius:3px;min-height:2rem}
[hidden]{display:none!important}
`;

const reports = `
.reports{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));gap:1rem 2.5rem}
.report{min-width:0}.report .text{white-space:pre-line;font-size:1rem;line-height:1.62}
i[class^="k-"]{font-style:normal;border-bottom:2px solid;padding-bottom:1px}mark{background:none;color:inherit;border-bottom:2px solid var(--grey);padding-bottom:1px}
mark.k-effect,i.k-effect{border-color:var(--k1);border-bottom-width:3px}mark.k-possession,i.k-possession,mark.k-personnel,i.k-personnel{border-color:var(--k2)}mark.k-deployment,i.k-deployment{border-color:var(--k3);border-bottom-style:dashed}
mark.k-capability,i.k-capability{border-color:var(--k4);border-bottom-style:dotted;border-bottom-width:3px}mark.k-contingency,i.k-contingency,mark.k-risk,i.k-risk,mark.k-threat,i.k-threat{border-color:var(--k5);border-bottom-style:double;border-bottom-width:4px}
mark.k-assessment,i.k-assessment,mark.k-event,i.k-event{border-color:var(--grey);border-bottom-style:dotted}
mark.deep{background:var(--faint)}
.legend-kinds{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;font:.8125rem/1.5 var(--sans);color:var(--muted);padding:0;margin:0 0 1.2rem;list-style:none}
sup.ref{font:600 .66rem/1 var(--sans);white-space:nowrap;margin-left:.12em}sup.ref a{text-decoration:none;color:var(--accent);padding:.2em .12em}sup.ref a+a{margin-left:.25em}sup.ref a:hover{text-decoration:underline}
.checks{list-style:none;padding:0;margin:0}.checks>li{border-top:1px solid var(--rule);padding:.8rem 0;display:grid;grid-template-columns:6.5rem 1fr;gap:.25rem 1.25rem}
.checks .sev{font:700 .8125rem/1.6 var(--sans)}.sev small{display:block;font-weight:400;color:var(--muted)}.sev-error{color:var(--no)}.sev-warning{color:var(--lowv)}.sev-info{color:var(--grey)}
.checks blockquote{margin:.2rem 0 .2rem;padding-left:.8rem;border-left:2px solid var(--rule);color:var(--muted);font-size:.9375rem;max-width:44rem}.checks p{margin:0 0 .3rem}
@media (max-width:40rem){.checks>li{grid-template-columns:1fr}.checks .sev small{display:inline;margin-left:.5em}}
`;

/** Rules for what stands inside a figure; it looks the same in the page and by itself. */
const marks = `
svg text{font-family:var(--sans);fill:var(--ink)}
.grid{stroke:var(--faint);stroke-width:1}.axis{stroke:var(--muted);stroke-width:1}.chart text{font-size:12.5px}.chart .t{fill:var(--muted)}.chart .axis-title{fill:var(--muted);font-size:12px}
.line{fill:none;stroke-width:2.25;stroke-linejoin:round}.thin{stroke-width:1.25;opacity:.75}.thick{stroke-width:5;opacity:.45}.band{opacity:.16;stroke:none}
.s1{stroke:var(--s1)}.s2{stroke:var(--s2)}.s3{stroke:var(--s3)}.f1{fill:var(--s1)}.f2{fill:var(--s2)}.f3{fill:var(--s3)}.s4{stroke:var(--open)}.f4{fill:var(--open)}svg text.f1{fill:var(--s1)}svg text.f2{fill:var(--s2)}svg text.f3{fill:var(--s3)}svg text.f4{fill:var(--open)}
.land{fill:var(--land);stroke:none}.coast{fill:none;stroke:var(--ink);stroke-width:1.1;stroke-linejoin:round}.area{fill:none;stroke:var(--accent);stroke-width:1;stroke-dasharray:3 2.2}.area-halo{fill:none;stroke:var(--halo);stroke-width:2.6;opacity:.75}
.city{fill:var(--ink);stroke:var(--halo);stroke-width:1.2}.map text{font-size:12.5px;paint-order:stroke;stroke:var(--halo);stroke-width:3px;stroke-linejoin:round}.map .neighbour{letter-spacing:.14em;text-transform:uppercase;font-size:11px;fill:var(--muted);text-anchor:middle}
.map .scale{stroke:var(--ink);stroke-width:1.5;fill:none}.map .north{fill:var(--ink)}.map .small{font-size:11px}
.c0{fill:var(--c0)}.c1{fill:var(--c1)}.c2{fill:var(--c2)}.c3{fill:var(--c3)}.c4{fill:var(--c4)}.c5{fill:var(--c5)}.c6{fill:var(--c6)}
`;

const graphics = `
figure{margin:1rem 0 0;min-width:0}figcaption{font-size:.8125rem;line-height:1.45;color:var(--muted);margin-top:.5rem;max-width:48rem}
svg{max-width:100%}
.chart,.map{display:block;width:100%;height:auto}.chart{max-width:42rem}.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(30rem,100%),1fr));gap:0 3rem}
.charts>section{min-width:0}
.charts h2{min-height:0}
.mapbox{display:grid;grid-template-columns:minmax(0,1fr) 15rem;gap:.5rem 2rem;align-items:start}.mapbox>figure{grid-column:1;grid-row:1;margin:0}.mapbox>.side{grid-column:2;grid-row:1}
fieldset.heights{border:0;padding:0;margin:0;display:contents}
.pick{position:absolute;opacity:0;width:1px;height:1px}
.heights{display:flex;flex-wrap:wrap;gap:.3rem;font:.875rem/1.3 var(--sans);margin:.35rem 0 1.1rem}
.heights label{border:1px solid var(--rule);border-radius:3px;padding:.4rem .6rem;cursor:pointer;min-height:2.1rem}.heights label:hover{border-color:var(--ink)}
.side .head{font:600 .8125rem/1.4 var(--sans);margin:0}.seen{display:none;font-size:1.05rem;line-height:1.4;font-weight:600}
.layer{display:none}
.ramp{list-style:none;margin:.3rem 0 1rem;padding:0;font:.8125rem/1.3 var(--sans)}.ramp li{display:flex;align-items:center;gap:.5rem}.ramp svg{width:1.6rem;height:1.15rem;flex:none}.ramp rect{stroke:var(--rule);stroke-width:.5}
@media (max-width:52rem){.mapbox{grid-template-columns:minmax(0,1fr)}.mapbox>.side{grid-column:1;grid-row:auto}.mapbox>figure{grid-row:auto}.ramp{display:flex;flex-wrap:wrap;gap:.2rem .9rem}}
@media (max-width:40rem){body{font-size:1rem}h2{font-size:1.4rem;margin-top:2.75rem}.map,.chart{overflow:visible}.chart text{font-size:15.5px}.chart .axis-title{font-size:15px}.map text{font-size:21px}.map .neighbour{font-size:15.5px}.map .small{font-size:19px}.map .minor{display:none}
table.stack,table.stack caption,table.stack tbody,table.stack tr,table.stack th,table.stack td{display:block}table.stack thead{position:absolute;left:-999rem}table.stack tr{border-bottom:1px solid var(--rule);padding:.6rem 0}table.stack th,table.stack td{border:0;padding:.1rem 0}
table.runs tbody{padding:.5rem 0}table.runs tbody tr{border:0;padding:0 0 .25rem}table.runs tbody tr>*,table.runs tbody tr:first-child>*,table.runs tbody tr:last-child>*{padding-top:0;padding-bottom:0}table.runs td{display:inline-block;margin-right:.75rem}table.runs td.none{display:none}table.runs td.height[data-label]::before{content:none}
table.stack td[data-label]::before{content:attr(data-label) ": ";color:var(--muted);font-size:.8125rem}table.pairs td small{display:inline;margin-left:.5em}}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1.25rem;font-size:.9rem;margin:.5rem 0 1rem}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
@media (max-width:40rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
@media print{body{font-size:10pt;background:#fff;color:#000}nav.toc,.skip,.filter,.heights{display:none}h2{break-after:avoid}.card,figure,tr,.checks>li{break-inside:avoid}.scroll{overflow:visible}a{text-decoration:none}.wrap{max-width:none;padding:0}}
`;

/** Makes the page's style sheet; one rule a height shows the layer of the map that is chosen, so that no script is needed. */
export function pageStyle(heights: number): string {
  const rules: string[] = [];
  for (let i = 0; i < heights; i++) {
    rules.push(
      `#h${i}:checked~figure .l${i},#h${i}:checked~.side .seen${i}{display:block}`,
      `#h${i}:checked~.side label[for=h${i}]{background:var(--ink);color:var(--paper);border-color:var(--ink)}`,
      `#h${i}:focus-visible~.side label[for=h${i}]{outline:3px solid var(--focus);outline-offset:2px}`,
    );
  }
  return `${tokens}${base}${verdicts}${reports}${marks}${graphics}${rules.join('\n')}\n`;
}

/** The light colours and the fonts by name. */
const lightTokens: ReadonlyMap<string, string> = new Map(
  [...(tokens.split('@media')[0] ?? '').matchAll(/--([a-z0-9]+):([^;}]+)/g)].map(
    ([, name = '', value = '']) => [name, value],
  ),
);

/** A colour or font of the light page by its name. @throws RangeError for one that there is not */
export function lightToken(name: string): string {
  const value = lightTokens.get(name);
  if (value === undefined) throw new RangeError(`the style has no token ${name}`);
  return value;
}

/** Makes the style sheet of a figure that stands by itself: light, and without variables, which few programs but browsers know. */
export function figureStyle(): string {
  return marks.replace(/var\(--([a-z0-9]+)\)/g, (_, name: string) => lightToken(name));
}
