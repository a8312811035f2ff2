import type { Control } from '../../engine/controls.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ControlField } from './control-field.tsx';
import { Glance } from './setting-results.tsx';
import type { WhatIf, WhatIfState } from './what-if-store.ts';

interface Props {
  readonly state: WhatIfState;
  readonly whatIf: WhatIf;
}

/** Numbers that most people want to move; the others are folded away. */
const first =
  /\.(count|unit|ready|crews|operators|rangeM|share|class|detection|visibilityM|night)$/;

/** The controls of a scenario, one group a system, one for sight, one a raid. */
export function ControlGroups({ state, whatIf }: Props) {
  const texts = useTexts().whatIf;
  const groups = groupControls(state.controls);
  return (
    <section aria-label={texts.controls} className="controls sans">
      <h2>{texts.controls}</h2>
      {groups.map(({ key, controls }, at) => (
        <details key={key} open={at === 0 || undefined} className="control-group">
          <summary>{nameGroup(key, controls)}</summary>
          <Fields
            controls={controls.filter(({ path }) => first.test(path))}
            {...{ state, whatIf }}
          />
          <MoreFields
            controls={controls.filter(({ path }) => !first.test(path))}
            {...{ state, whatIf }}
          />
        </details>
      ))}
      <Glance state={state} />
    </section>
  );

  function nameGroup(key: string, [control]: readonly Control[]): string {
    if (key === 'environment') return texts.environment;
    const name = control?.of ?? key;
    const raid = /^intruders\.(\d+)$/.exec(key)?.[1];
    return raid === undefined ? name : texts.intruder(name, Number(raid) + 1);
  }
}

function MoreFields({ controls, ...rest }: Props & { readonly controls: readonly Control[] }) {
  const texts = useTexts().whatIf;
  if (controls.length === 0) return null;
  return (
    <details>
      <summary>{texts.more}</summary>
      <Fields controls={controls} {...rest} />
    </details>
  );
}

function Fields({ controls, state, whatIf }: Props & { readonly controls: readonly Control[] }) {
  const texts = useTexts().whatIf;
  const areas = controls.filter(({ form }) => form === 'share-of-areas');
  const field = (control: Control) => (
    <ControlField
      key={control.path}
      control={control}
      first={state.first.find(({ path }) => path === control.path) ?? null}
      changes={state.changes}
      whatIf={whatIf}
    />
  );
  return (
    <>
      {controls.filter(({ form }) => form !== 'share-of-areas').map(field)}
      {areas.length > 0 && (
        <fieldset>
          <legend>{texts.areas}</legend>
          {areas.map(field)}
        </fieldset>
      )}
    </>
  );
}

/** `posture.igla-s`, `environment`, `intruders.0` */
function groupControls(
  controls: readonly Control[],
): readonly { readonly key: string; readonly controls: readonly Control[] }[] {
  const groups = new Map<string, Control[]>();
  for (const control of controls) {
    const [top = '', id = ''] = control.path.split('.');
    const key = top === 'environment' ? top : `${top}.${id}`;
    groups.set(key, [...(groups.get(key) ?? []), control]);
  }
  return [...groups].map(([key, listed]) => ({ key, controls: listed }));
}
