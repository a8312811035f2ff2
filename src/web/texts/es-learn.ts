import type { PageTexts } from './en.ts';

/** Words of the view "learn" in Spanish. */
export const spanishLearn: PageTexts['learn'] = {
  title: 'Tres ejercicios',
  lead: 'Diga primero lo que espera y vea después lo que dice la ejecución. Cada cifra viene de la ejecución que está ahora en la página.',
  wait: 'La ejecución tiene que acabar antes; los ejercicios se abren solos.',
  none: 'Esta ejecución no tiene las cifras para este ejercicio. El ejemplo las tiene.',
  example: 'Tomar el ejemplo',
  exercise: (number, title) => `${number}. ${title}`,
  yourGuess: 'Su respuesta',
  reveal: 'Mostrar lo que dice la ejecución',
  again: 'Responder otra vez',
  guessed: (guess) => `Usted dijo: ${guess}.`,
  off: (points, isHigh) => `Son ${points} puntos porcentuales ${isHigh ? 'de más' : 'de menos'}.`,
  close: 'Está cerca: a menos de cinco puntos porcentuales.',
  right: 'Es lo que dice la ejecución.',
  wrong: 'La ejecución dice otra cosa.',
  units: 'unidades',
  cover: {
    title: '¿Cuánto pueden cubrir?',
    question: (count, system, range) =>
      `${count} de ${system}, todas las unidades listas, cada una en el mejor lugar posible y con un alcance de ${range}. ¿Qué parte del país queda, como mucho, al alcance de al menos una?`,
    slider: 'Parte del país',
    answer: (share) => `Como mucho el ${share} del país.`,
    needs: (needs) => `Cubrirlo todo exigiría al menos ${needs}, estén donde estén.`,
    needsNone: 'Ningún número lo cubriría todo.',
    whyLess:
      'Por qué: los círculos de ese alcance, aun colocados sin desperdicio alguno, suman menos superficie que el país; ningún emplazamiento puede cambiarlo.',
    whyEnough:
      'Por qué: los círculos suman más superficie que el país, así que esta cota no excluye nada; decide dónde están las unidades.',
  },
  border: {
    title: '¿Cuántos tienen que estar listos?',
    question: (count) =>
      `Los ${count} puestos están en la frontera y la costa, repartidos por igual. ¿Qué parte de ellos tiene que estar lista para una línea sin huecos en 95 de 100 mundos?`,
    slider: 'Parte de los puestos que está lista',
    answer: (label, share, posts) =>
      `${label}: tiene que estar listo el ${share}, unos ${posts} puestos (la menor de las partes que se probaron).`,
    never: (label, chance) =>
      `${label}: ninguna parte basta; con todos listos la probabilidad es: ${chance}.`,
    needs: (needs) =>
      `En los mejores lugares posibles el mínimo serían ${needs}; el azar deja huecos mucho antes.`,
    whyReached:
      'Por qué: es azar qué puestos fallan, y un solo hueco rompe la línea; por eso tienen que estar listos muchos más que el número mínimo que podría cerrarla.',
    whyNever:
      'Por qué: un solo hueco rompe la línea, y aun con todos los puestos listos el azar deja uno.',
    caption: 'Probabilidad de una línea sin huecos, según la parte de los puestos que está lista',
    ready: 'Listos',
  },
  count: {
    title: '¿Misiles, lanzadores o sistemas completos?',
    question: (count) =>
      `“${count}” puede significar misiles, lanzadores o sistemas completos. ¿Qué cambia eso en la parte del país que queda cubierta de media?`,
    options: {
      same: 'Nada: los tres cubren lo mismo.',
      'fewer-missiles': 'Los misiles cubren menos; lanzadores y sistemas cubren lo mismo.',
      different: 'Los tres difieren.',
      other: 'Otra cosa.',
    },
    caption: 'Parte media del país al alcance, a ras de suelo',
    head: ['Se cuentan', 'Parte cubierta'],
    reading: { missile: 'misiles', launcher: 'lanzadores', system: 'sistemas completos' },
    why: {
      same: 'Por qué: en esta ejecución cada uno da el mismo número de lugares desde los que disparar.',
      'fewer-missiles':
        'Por qué: lo que cubre es un lugar desde el que disparar. Un lanzador y un sistema son un lugar cada uno; un lanzador tiene varios misiles, así que otros tantos misiles son menos lugares.',
      different: 'Por qué: cada uno da otro número de lugares desde los que disparar.',
      other: 'Por qué: cada uno da otro número de lugares desde los que disparar.',
    },
  },
};
