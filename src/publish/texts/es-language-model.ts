import type { languageModelTexts } from './en-language-model.ts';
import type { Wide } from './form.ts';

const claims = (count: number): string => `${count} ${count === 1 ? 'afirmación' : 'afirmaciones'}`;

/** What is said of a language model that was asked beside the rules, in Spanish. */
export const spanishLanguageModel: Wide<typeof languageModelTexts> = {
  title: 'Reglas y modelo de lenguaje',
  lead: (name, host) =>
    `También se preguntó a un modelo de lenguaje (${name} en ${host}). Sus respuestas no son reproducibles: si se le pregunta otra vez puede responder de otro modo, mientras que las afirmaciones de claims.json dan de nuevo este resultado. Donde ambos leen una afirmación, cuenta lo que dicen las reglas. Lo que solo leyó el modelo va marcado y se juzga como cualquier afirmación; los números del escenario se apoyan en ello solo donde las reglas no encuentran ningún sistema que pueda ejecutarse.`,
  counts: (both, rules, model, dropped) =>
    `Ambos leyeron ${claims(both)}, solo las reglas ${rules}, solo el modelo ${model}. ${
      dropped === 1 ? 'Se descartó' : 'Se descartaron'
    } ${claims(dropped)} del modelo, porque el informe no ${dropped === 1 ? 'la' : 'las'} respalda.`,
  problem: (report, problem) => `${report} se leyó solo con reglas: ${problem}.`,
  head: ['Afirmación', 'Parte', 'Reglas', 'Modelo de lenguaje'],
  open: 'no se indica',
  slot: {
    kind: 'tipo',
    speaker: 'quien habla',
    hedge: 'grado de certeza',
    actor: 'de quién',
    system: 'sistema',
    quantity: 'cantidad',
    place: 'lugares',
    date: 'fecha',
  },
  cut: (shown, all) =>
    `Se muestran ${shown} de ${all} diferencias; claims.json las contiene todas.`,
};
