import { useId, useState } from 'react';
import type { Control } from '../../engine/controls.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { fromShown, isPercent, toShown, writeFigure, writeValue } from './control-values.ts';

interface Props {
  readonly control: Control;
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A slider over the usual span, and a field that takes all that the file may hold. */
export function SliderAndNumber({ control, label, value, onChange }: Props) {
  const texts = useTexts().whatIf;
  const id = useId();
  const [low, high] = control.span;
  const unit = isNamed(control.unit) ? '' : (texts.units[control.unit ?? ''] ?? '');
  const move = (shown: number): void => onChange(fromShown(control, shown));
  return (
    <div className="slider">
      <label htmlFor={id}>
        {label}
        {unit !== '' && ` (${unit})`}
      </label>
      <input
        id={id}
        type="range"
        min={toShown(control, low)}
        max={toShown(control, high)}
        step={isPercent(control) ? 1 : control.step}
        value={toShown(control, value)}
        aria-valuetext={writeValue(control, value, texts)}
        onChange={(event) => move(Number(event.target.value))}
      />
      <NumberField control={control} label={label} value={value} onMove={move} />
    </div>
  );
}

/** Holds what is typed until it is a number that the file may hold. */
function NumberField({
  control,
  label,
  value,
  onMove,
}: Pick<Props, 'control' | 'label' | 'value'> & { readonly onMove: (shown: number) => void }) {
  const texts = useTexts().whatIf;
  const [typed, setTyped] = useState<string | null>(null);
  const [low, high] = control.limits.map((end) => toShown(control, end)) as [number, number];
  const shown = Number(toShown(control, value).toPrecision(isPercent(control) ? 4 : 8));
  const isGood = (text: string): boolean => {
    const number = Number(text);
    const fits = text.trim() !== '' && number >= low && number <= high;
    return fits && (!control.isWhole || Number.isInteger(number));
  };
  const isWrong = typed !== null && !isGood(typed);
  const allowed = texts.allowed(writeFigure(low), writeFigure(high));
  return (
    <>
      <input
        type="number"
        inputMode="decimal"
        min={low}
        max={high}
        step="any"
        aria-label={texts.field(label)}
        aria-invalid={isWrong}
        title={allowed}
        value={typed ?? shown}
        onChange={({ target }) => {
          setTyped(target.value);
          if (isGood(target.value)) onMove(Number(target.value));
        }}
        onBlur={() => setTyped(null)}
      />
      {isWrong && <p className="wrong">{allowed}</p>}
    </>
  );
}

/** What is counted stands in the label already. */
function isNamed(unit: Control['unit']): boolean {
  return ['system', 'launcher', 'missile', 'operator', 'battery'].includes(unit ?? '');
}
