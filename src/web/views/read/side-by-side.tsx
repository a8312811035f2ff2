import type { Check, Reading, Relation } from '../../../domain/claim.ts';
import type { Report } from '../../../domain/report.ts';
import { showInvisible } from '../../../kernel/text/show-invisible.ts';
import { shorten, writeShare } from '../../../publish/format.ts';
import { texts as published, say } from '../../../publish/texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** What both lists need to name reports and claims. */
export interface SideProps {
  readonly reading: Reading;
  readonly reports: readonly Report[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly onChoose: (claim: string) => void;
}

const severities = ['error', 'warning', 'info'] as const;
const relations = ['conflict', 'agree', 'only-in'] as const;

/** Where the reports contradict the map, the calendar, arithmetic, the catalogue, or each other. */
export function Contradictions(props: SideProps) {
  const texts = useTexts().read;
  const { reading } = props;
  const checks = severities.flatMap((one) => reading.checks.filter((c) => c.severity === one));
  const related = relations.flatMap((one) => reading.relations.filter((r) => r.kind === one));
  return (
    <section aria-label={texts.contradictions}>
      <h3>{texts.contradictions}</h3>
      {checks.length === 0 ? (
        <p>{published.page.contradictions.none}</p>
      ) : (
        <ul className="checks">
          {checks.map((check) => (
            <OneCheck key={JSON.stringify(check)} check={check} {...props} />
          ))}
        </ul>
      )}
      {related.length > 0 && (
        <>
          <h3>{texts.relations}</h3>
          <ul className="checks">
            {related.map((relation) => (
              <OneRelation key={JSON.stringify(relation)} relation={relation} {...props} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function OneCheck({ check, ...props }: SideProps & { readonly check: Check }) {
  const words = published.page.contradictions;
  return (
    <li>
      <div className={`sev sev-${check.severity}`}>
        {words.severity[check.severity]}
        <small>{words.kind[check.kind]}</small>
      </div>
      <div>
        <p>
          {say(check.message)} <ClaimButtons claims={check.claims} {...props} />
        </p>
        {check.spans.map((span) => (
          <Quote key={`${span.report} ${span.start} ${span.end}`} span={span} {...props} />
        ))}
      </div>
    </li>
  );
}

function OneRelation({ relation, ...props }: SideProps & { readonly relation: Relation }) {
  const words = published.page.contradictions;
  const isConflict = relation.kind === 'conflict';
  const quoted = isConflict
    ? props.reading.claims.filter(({ id }) => relation.claims.includes(id))
    : [];
  return (
    <li>
      <div className={`sev sev-${isConflict ? 'warning' : 'info'}`}>
        {words.relation[relation.kind]}
        <small>{say(relation.topic)}</small>
      </div>
      <div>
        <p>
          {say(relation.note)} <ClaimButtons claims={relation.claims} {...props} />
        </p>
        {quoted.map(({ id, report, span }) => (
          <Quote key={id} span={{ report, ...span }} {...props} />
        ))}
      </div>
    </li>
  );
}

function Quote({ span, reports }: SideProps & { readonly span: Check['spans'][number] }) {
  const text = reports.find(({ id }) => id === span.report)?.text ?? '';
  const quote = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  if (quote === '') return null;
  return (
    <blockquote>
      “{shorten(showInvisible(quote), 240)}” <span className="meta sans">{span.report}</span>
    </blockquote>
  );
}

function ClaimButtons({
  claims,
  numbers,
  reading,
  onChoose,
}: SideProps & { readonly claims: readonly string[] }) {
  const texts = useTexts().read;
  return claims.map((id) => {
    const claim = reading.claims.find((one) => one.id === id);
    const number = numbers.get(id);
    if (claim === undefined || number === undefined) return null;
    return (
      <button
        key={id}
        type="button"
        className="tab claim-ref"
        aria-label={texts.claim(number, published.claimKind[claim.kind])}
        onClick={() => onChoose(id)}
      >
        {number}
      </button>
    );
  });
}

/** The primary sources that the reports go back to: reports of one origin count as one. */
export function Origins({ reading, reports }: Pick<SideProps, 'reading' | 'reports'>) {
  const texts = useTexts().read;
  const words = published.page.reports;
  const { origins } = reading;
  const closest = origins
    .filter((origin) => origin.reports.length > 1)
    .reduce((most, { similarity }) => Math.max(most, similarity), 0);
  return (
    <section aria-label={texts.originsTitle}>
      <h3>{texts.originsTitle}</h3>
      <p>
        {words.origins(reports.length, origins.length, closest > 0 ? writeShare(closest) : null)}{' '}
        {words.originsNote}
      </p>
      <ul className="checks">
        {origins.map((origin, i) => (
          <li key={origin.id}>
            <div className="sev">
              {texts.origin(i + 1, origin.reports.length)}
              {origin.reports.length > 1 && (
                <small>{texts.alike(writeShare(origin.similarity))}</small>
              )}
            </div>
            <div>
              <p>{origin.why}</p>
              <ul className="plain">
                {origin.reports.map((id) => (
                  <li key={id}>
                    {reports.find((one) => one.id === id)?.title ?? ''} <code>{id}</code>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
