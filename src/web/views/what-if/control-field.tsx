import { memo } from 'react';
import { texts as published, say } from '../../../publish/texts.ts';
import type { Control, ControlValue } from '../../engine/controls.ts';
import type { ChangeValue } from '../../engine/edit-yaml.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { changePath, moveEnd, shownValue, writeValue } from './control-values.ts';
import { SliderAndNumber } from './slider-and-number.tsx';
import type { WhatIf } from './what-if-store.ts';

interface Props {
  readonly control: Control;
  /** As the file had it before anything was changed; null = the control was not there. */
  readonly first: Control | null;
  readonly changes: ReadonlyMap<string, ChangeValue>;
  readonly whatIf: WhatIf;
}

/** One number, word or switch of the file, with its range and its source. */
export const ControlField = memo(function ControlField(props: Props) {
  const { control } = props;
  const value = shownValue(control, props.changes);
  return (
    <div className="control" data-path={control.path}>
      <Entry {...props} value={value} />
      <Origin {...props} />
    </div>
  );
});

function Entry(props: Props & { readonly value: ControlValue }) {
  const { control, value } = props;
  if (control.form === 'switch') return <Switch {...props} />;
  if (control.form === 'choice') return <Choice {...props} />;
  if (typeof value === 'object') return <Range {...props} range={value} />;
  return <Single {...props} value={value as number} />;
}

function Switch({ control, value, whatIf }: Props & { readonly value: ControlValue }) {
  return (
    <label className="control-label">
      <input
        type="checkbox"
        checked={value === true}
        onChange={(event) => {
          if (event.target.checked) whatIf.change(control.path, true);
          else if (control.path.endsWith('.crews')) whatIf.switchOff(control.path);
          else whatIf.change(control.path, false);
        }}
      />{' '}
      {capital(control.label)}
    </label>
  );
}

function Choice({ control, value, whatIf }: Props & { readonly value: ControlValue }) {
  const units = useTexts().whatIf.units;
  const isUnit = control.path.endsWith('.unit');
  return (
    <label className="control-label">
      {capital(control.label)}{' '}
      <select
        value={String(value)}
        onChange={(event) => whatIf.change(control.path, event.target.value)}
      >
        {control.options.map(({ id, label }) => (
          <option key={id} value={id}>
            {isUnit ? (units[id] ?? label) : label}
          </option>
        ))}
      </select>
    </label>
  );
}

function Single({ control, first, value, whatIf }: Props & { readonly value: number }) {
  const texts = useTexts().whatIf;
  const label = capital(control.label);
  const set = (next: number): void => {
    if (control.form === 'share-of-areas') whatIf.share(control.path, next);
    else whatIf.change(control.path, next);
  };
  return (
    <>
      <SliderAndNumber control={first ?? control} label={label} value={value} onChange={set} />
      {control.takesRange && (
        <label className="as-range">
          <input type="checkbox" checked={false} onChange={widen} /> {texts.asRange}
        </label>
      )}
    </>
  );

  /** A range round the value: a tenth of the slider to both sides. */
  function widen(): void {
    const [from, to] = (first ?? control).span;
    const part = (to - from) / 10;
    const whole = control.isWhole ? Math.round : (n: number) => Number(n.toPrecision(6));
    whatIf.change(control.path, [
      Math.max(control.limits[0], whole(value - part)),
      Math.min(control.limits[1], whole(value + part)),
    ]);
  }
}

function Range({
  control,
  first,
  range,
  whatIf,
}: Props & { readonly range: readonly [number, number] }) {
  const texts = useTexts().whatIf;
  const label = capital(control.label);
  const middle = (range[0] + range[1]) / 2;
  const single = control.isWhole ? Math.round(middle) : Number(middle.toPrecision(6));
  return (
    <fieldset className="plain">
      <legend className="control-label">{label}</legend>
      {([0, 1] as const).map((end) => (
        <SliderAndNumber
          key={end}
          control={first ?? control}
          label={end === 0 ? texts.low : texts.high}
          value={range[end]}
          onChange={(value) => whatIf.change(control.path, moveEnd(range, end, value))}
        />
      ))}
      <label className="as-range">
        <input type="checkbox" checked onChange={() => whatIf.change(control.path, single)} />{' '}
        {texts.asRange}
      </label>
    </fieldset>
  );
}

/** Where the number comes from; for one that was changed, what it was and the way back. */
function Origin({ control, first, changes, whatIf }: Props) {
  const texts = useTexts().whatIf;
  const path = changePath(control);
  const { source, distribution } = first ?? control;
  const from = (
    <>
      {distribution !== '' && control.form === 'number' && `${texts.inFile(distribution)} `}
      {texts.source(
        published.page.assumptions.kind[source.kind],
        source.kind === 'assumption' ? say(source.title) : source.title,
        source.grade,
      )}
      {source.reason !== null && ` ${capital(source.reason)}.`}
    </>
  );
  if (!changes.has(path)) return <p className="note">{from}</p>;
  return (
    <div className="note">
      <strong>{texts.setByYou}</strong>{' '}
      {first !== null && texts.was(writeValue(first, first.value, texts))}{' '}
      <button
        type="button"
        className="small"
        aria-label={texts.undoOf(control.label)}
        onClick={() => whatIf.undo(path)}
      >
        {texts.undo}
      </button>
      <details>
        <summary>{texts.beforeSource}</summary>
        {from}
      </details>
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
