import { type MouseEvent, useMemo } from 'react';
import type { Claim } from '../../../domain/claim.ts';
import type { Report } from '../../../domain/report.ts';
import { showInvisible } from '../../../kernel/text/show-invisible.ts';
import { kindOfRun, type MarkedRun, markText } from '../../../publish/page/marked-text.ts';
import { texts as published } from '../../../publish/texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** What a marked report shows and does. */
export interface MarkedReportProps {
  readonly report: Report;
  readonly claims: readonly Claim[];
  readonly numbers: ReadonlyMap<string, number>;
  /** Ids of the claims that the user corrected. */
  readonly corrected: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (claim: string) => void;
}

/** A report with its claims marked in the text by kind; overlapping claims are marked run by run, as on the published page. */
export function MarkedReport(props: MarkedReportProps) {
  const { report, claims, onChoose } = props;
  const titleEnd = report.titleSpan?.start === 0 ? report.titleSpan.end : 0;
  const runs = useMemo(
    () =>
      markText(
        report.text,
        claims.filter((claim) => claim.report === report.id),
        [titleEnd],
      ),
    [report, claims, titleEnd],
  );
  const heading = runs.filter((run) => run.start < titleEnd);
  const body = runs.filter((run) => run.start >= titleEnd);
  const choose = (event: MouseEvent): void => {
    const mark = event.target instanceof Element ? event.target.closest('mark') : null;
    const claim = mark?.getAttribute('data-claim');
    if (claim) onChoose(claim);
  };
  const draw = (run: MarkedRun, i: number) => (
    <Run key={run.start} run={i === 0 ? { ...run, text: run.text.trimStart() } : run} {...props} />
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the marks are a shortcut for the mouse; each claim has a button behind its last word
    <article className="report" aria-label={report.title ?? report.id} onClick={choose}>
      <h3>{heading.length > 0 ? heading.map(draw) : showInvisible(report.title ?? report.id)}</h3>
      <p className="meta sans">
        {report.publisher ?? published.page.reports.noPublisher} ·{' '}
        {report.date ?? published.page.reports.undated} · <code>{report.id}</code>
      </p>
      <div className="text">{body.map(draw)}</div>
    </article>
  );
}

function Run({ run, ...props }: MarkedReportProps & { readonly run: MarkedRun }) {
  const kind = kindOfRun(run);
  const text = showInvisible(run.text);
  const [first] = run.claims;
  if (kind === null || first === undefined) return <>{text}</>;
  const isChosen = run.claims.some(({ id }) => id === props.chosen);
  const classes = ['k-', run.claims.length > 1 ? ' deep' : '', isChosen ? ' chosen' : ''];
  return (
    <>
      <mark className={classes.join('').replace('k-', `k-${kind}`)} data-claim={first.id}>
        {text}
      </mark>
      {run.ending.map((claim) => (
        <ClaimButton key={claim.id} claim={claim} {...props} />
      ))}
    </>
  );
}

function ClaimButton({
  claim,
  numbers,
  corrected,
  chosen,
  onChoose,
}: MarkedReportProps & { readonly claim: Claim }) {
  const texts = useTexts().read;
  const number = numbers.get(claim.id) ?? 0;
  const isCorrected = corrected.includes(claim.id);
  const name = texts.claim(number, published.claimKind[claim.kind]);
  return (
    <button
      type="button"
      className="tab claim-ref"
      id={`ref-${claim.id}`}
      aria-label={isCorrected ? `${name}, ${texts.isCorrected}` : name}
      aria-pressed={chosen === claim.id}
      onClick={() => onChoose(claim.id)}
    >
      {number}
      {isCorrected && '*'}
    </button>
  );
}
