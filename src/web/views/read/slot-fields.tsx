import { type FormEvent, useId, useState } from 'react';
import {
  approximations,
  type Claim,
  claimKinds,
  hedges,
  placeKinds,
} from '../../../domain/claim.ts';
import { texts as published } from '../../../publish/texts.ts';
import { Choice, TextField } from '../../parts/fields.tsx';
import { useCatalogue } from '../../parts/use-catalogue.ts';
import type { SlotChange } from '../../state/corrections.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { fillForm, type PlaceField, readForm, type SlotForm } from './slot-form.ts';

/** Units that a quantity may be corrected to; a printed one that is none of them stays among the choices. */
const units = [
  ...['system', 'launcher', 'missile', 'battery', 'operator', 'soldier', 'unit', 'aircraft'],
  ...['kilometre', 'metre', 'foot', 'mile', 'percent'],
];

/** Every part of a claim in a field; sending it corrects the parts that were changed. */
export function SlotFields({
  claim,
  onCorrect,
}: {
  readonly claim: Claim;
  readonly onCorrect: (change: SlotChange) => void;
}) {
  const texts = useTexts().read;
  const catalogue = useCatalogue();
  const [form, setForm] = useState(() => fillForm(claim));
  const set = (change: Partial<SlotForm>): void => setForm((now) => ({ ...now, ...change }));
  const nameOf = (id: string): string =>
    catalogue?.systems.find((system) => system.id === id)?.name ?? id;
  const change = readForm(claim, form, nameOf);
  const isChanged = change === null || Object.keys(change).length > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (change !== null && isChanged) onCorrect(change);
  };
  const none = ['', texts.nothing] as const;
  const systems = (catalogue?.systems ?? []).map(
    ({ id, name, isRunnable }) => [id, isRunnable ? name : texts.notRunnable(name)] as const,
  );
  const countries = (catalogue?.countries ?? []).map(({ code, name }) => [code, name] as const);
  const others = claim.system?.alternatives ?? [];

  return (
    <form className="slots sans" onSubmit={submit}>
      <Choice
        label={texts.slot.kind}
        value={form.kind}
        options={claimKinds.map((kind) => [kind, published.claimKind[kind]])}
        onChange={(kind) => set({ kind })}
      />
      <Choice
        label={texts.slot.hedge}
        value={form.hedge}
        options={hedges.map((hedge) => [hedge, published.hedge[hedge]])}
        onChange={(hedge) => set({ hedge })}
      />
      <Choice
        label={texts.slot.system}
        value={form.system}
        options={[none, ...systems]}
        hint={others.length === 0 ? null : texts.mayBe(others.map(nameOf).join(', '))}
        onChange={(system) => set({ system })}
      />
      <Choice
        label={texts.slot.actor}
        value={form.actor}
        options={[none, ...countries]}
        onChange={(actor) => set({ actor })}
      />
      <QuantityFields form={form} set={set} />
      <PlaceFields places={form.places} onChange={(places) => set({ places })} />
      <TextField
        label={texts.slot.date}
        value={form.date}
        hint={texts.dateHint}
        onChange={(date) => set({ date })}
      />
      <TextField
        label={texts.slot.speaker}
        value={form.speaker}
        hint={texts.speakerHint}
        onChange={(speaker) => set({ speaker })}
      />
      <p className="buttons">
        <button type="submit" className="main" disabled={change === null || !isChanged}>
          {texts.correct}
        </button>
        <button type="button" disabled={!isChanged} onClick={() => setForm(fillForm(claim))}>
          {texts.reset}
        </button>
      </p>
    </form>
  );
}

function QuantityFields({
  form,
  set,
}: {
  readonly form: SlotForm;
  readonly set: (change: Partial<SlotForm>) => void;
}) {
  const texts = useTexts().read;
  return (
    <fieldset className="slot-group">
      <legend>{texts.slot.quantity}</legend>
      <Choice
        label={texts.wording}
        value={form.approx}
        options={approximations.map((one) => [one, texts.approx[one]])}
        onChange={(approx) => set({ approx })}
      />
      <TextField
        label={texts.number}
        value={form.from}
        isNumber
        onChange={(from) => set({ from })}
      />
      <TextField label={texts.to} value={form.to} isNumber onChange={(to) => set({ to })} />
      <Choice
        label={texts.unit}
        value={form.unit}
        options={[['', texts.nothing], ...units.map((unit) => [unit, unit] as const)]}
        onChange={(unit) => set({ unit })}
      />
    </fieldset>
  );
}

function PlaceFields({
  places,
  onChange,
}: {
  readonly places: readonly PlaceField[];
  readonly onChange: (places: readonly PlaceField[]) => void;
}) {
  const texts = useTexts().read;
  const id = useId();
  const put = (key: number, change: Partial<PlaceField>): void =>
    onChange(places.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const next = Math.max(-1, ...places.map(({ key }) => key)) + 1;
  return (
    <fieldset className="slot-group" id={id}>
      <legend>{texts.slot.place}</legend>
      {places.map(({ key, kind, name }) => (
        <div key={key} className="place-fields">
          <Choice
            label={texts.placeKind}
            value={kind}
            options={placeKinds.map((one) => [one, texts.places[one]])}
            onChange={(value) => put(key, { kind: value })}
          />
          <TextField
            label={texts.placeName}
            value={name}
            onChange={(value) => put(key, { name: value })}
          />
          <button
            type="button"
            aria-label={texts.removePlace(name)}
            onClick={() => onChange(places.filter((one) => one.key !== key))}
          >
            ×
          </button>
        </div>
      ))}
      <button
        type="button"
        onClick={() => onChange([...places, { key: next, kind: 'city', name: '' }])}
      >
        {texts.addPlace}
      </button>
    </fieldset>
  );
}
