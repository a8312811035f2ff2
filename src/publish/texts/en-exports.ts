/** Every word of the exported files that the page does not have. */
export const exportTexts = {
  figure: {
    run: (digest: string, asOf: string): string => `Run ${digest}, evidence up to ${asOf}.`,
  },
  map: {
    height: (altitude: string | null): string =>
      altitude === null ? 'on the ground footprint' : `${altitude} above the ground`,
    title: (height: string): string => `Where coverage would be likely: ${height}`,
    seen: (posture: string): string =>
      `Colour shows the chance that a place lies within reach of at least one unit. ${posture}.`,
    mean: (share: string): string =>
      `Averaged over the country, a place is covered with a chance of ${share}.`,
    cells:
      'Mean over all worlds and placements on cells of at least 25 km; no unit has a position. Outlined: the areas in which the reports or the scenario place units.',
    territory: 'Territory',
    areas: 'Areas in which units are placed',
    areasNote: 'As the reports or the scenario name them. No unit has a position.',
    coverage: (height: string): string => `Chance of being covered, ${height}`,
    coverageNote: (posture: string): string =>
      `${posture}. Mean over all worlds and placements on cells of at least 25 km. Cells that are never covered are left out.`,
    covered: (chance: string): string => `${chance} covered`,
    source: (version: string, digest: string, asOf: string, dataset: string): string =>
      `Skyproof ${version}, run ${digest}, evidence up to ${asOf}. Outline: ${dataset}, de-facto borders. Cells show means and no place of any unit.`,
  },
  claimReview: {
    /** The lowest height, at which the claim fares best. */
    atGround: (sense: string): string => `${sense}, on the ground footprint`,
    chance: (figure: string): string =>
      `chance ${/^(below|above)/.test(figure) ? '' : 'of '}${figure}`,
    scale:
      'The word and the number stand for the chance that the shield would hold in this sense if the stated ranges are true: 1 impossible, 2 below 1 %, 3 up to 5 %, 4 up to 20 %, 5 up to 45 %, 6 up to 55 %, 7 up to 80 %, 8 up to 95 %, 9 up to 99 %, 10 above. Height and sense are those named here; others may differ.',
    words: 'There is no number, because no single chance stands for it.',
    author: 'Skyproof',
    authorNote:
      'A program. It judges what a text claims by bounds, simulation and the public record; no editor has checked it.',
    digest: 'Skyproof run digest',
  },
  adjudication: {
    title: 'Outcomes by situation, for the umpire of a game',
    how: [
      'Find the row of the situation: who is counted, which class, how many aircraft, and the band of heights in which they fly. Roll a hundred-sided die; the outcome is that of the range of rolls that holds the face.',
      'adjudication-draws.csv has the same situations draw by draw: choose one draw, by die or by hand, and read every situation of a game in its column, so that the whole game takes place in one possible world.',
      'leakers: aircraft that get through. missiles-spent: missiles fired at them; each outcome is the middle of a tenth of the draws. engaged: 1 where an approach is engaged at least once, 0 where it is not.',
      'Approaches are average ones, drawn at random from the side that the scenario names. No position, direction or time is in these tables, and none can be worked out from them.',
    ],
    conditions: (list: string): string => `Left open by these outcomes: ${list}.`,
  },
} as const;
