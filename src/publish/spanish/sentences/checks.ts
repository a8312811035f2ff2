import type { SentencePair } from '../translate.ts';

const bearings: readonly SentencePair[] = [
  ['north', 'norte'],
  ['south', 'sur'],
  ['east', 'este'],
  ['west', 'oeste'],
  ['north-east', 'noreste'],
  ['north-west', 'noroeste'],
  ['south-east', 'sureste'],
  ['south-west', 'suroeste'],
];

const twoBearings = bearings.flatMap(([one, uno]) =>
  bearings.map(([other, otro]): SentencePair => [`${one} and ${other}`, `${uno} y ${otro}`]),
);

/** What contradicts geography, dates and arithmetic, what the reports tell otherwise, and why reports share an origin. */
export const checkSentences: readonly SentencePair[] = [
  ...bearings,
  ...twoBearings,
  [
    '“{=quote}” ({amount} operators) against {posts}: with one operator each, posts manned round the clock take about {#people} people (168 hours a week over 40).',
    '“{=quote}” (operadores: {amount}) frente a {posts}: con un operador cada uno, ocupar los puestos día y noche exige unas {#people} personas (168 horas semanales entre 40).',
  ],
  ['“{=quote}” is more than the whole.', '“{=quote}” es más que el todo.'],
  ['{#part} cannot be part of {#whole}.', '{#part} no puede ser parte de {#whole}.'],
  [
    'Range of the {system}: the report prints {#printed} km, the published figure is up to {#published} km ({=source}).',
    'Alcance del {system}: el informe da {#printed} km; la cifra publicada llega a {#published} km ({=source}).',
  ],
  [
    '{#some} of {#all} claims rest on unnamed sources: {=sources}. Nobody can be asked to confirm them.',
    '{#some} de {#all} afirmaciones se apoyan en fuentes sin nombre: {=sources}. No hay a quién pedir que las confirme.',
  ],
  [
    'The {=paper} is dated {=date}, yet it is cited for acts of somebody described as in office, or for an event, of {=later}: it cannot tell of what came after it.',
    'El documento («{=paper}») tiene fecha de {=date}, pero se cita por actos de alguien descrito como en el cargo, o por un suceso, de {=later}: no puede hablar de lo que vino después.',
  ],
  [
    'The report is dated {=date} and tells of {=later} as past.',
    'El informe tiene fecha de {=date} y cuenta {=later} como pasado.',
  ],
  ['the Cold War', 'la Guerra Fría'],
  ['the Soviet Union', 'la Unión Soviética'],
  ['Soviet Union', 'Unión Soviética'],
  [
    '“{=quote}”: the {=system} entered service in {#year}, after the end of {era}; the Soviet work was on an earlier model ({=source}).',
    '“{=quote}”: el {=system} entró en servicio en {#year}, después del fin de {era}; el trabajo soviético fue sobre un modelo anterior ({=source}).',
  ],
  [
    '“{=quote}”: the {=system} entered service in {#year}, after the end of {era}; the Soviet work was on an earlier model, this one was designed in {country} ({=source}).',
    '“{=quote}”: el {=system} entró en servicio en {#year}, después del fin de {era}; el trabajo soviético fue sobre un modelo anterior, y este se diseñó en {country} ({=source}).',
  ],
  ['at least {amount}', 'al menos {amount}'],
  ['at most {amount}', 'como mucho {amount}'],
  ['about {amount}', 'unos {amount}'],
  ['an amount', 'una cantidad'],
  [
    '“{=printed}” ({=name}) stands beside “{=other}”: {why} As printed it is the {=system}; the {=meant}, or man-portable systems (MANPADS) in general may be meant.',
    '“{=printed}” ({=name}) aparece junto a “{=other}”: {why} Tal como está impreso es el {=system}; puede que se refiera al {=meant} o a los sistemas portátiles (MANPADS) en general.',
  ],
  [
    '“{=printed}” ({=name}) stands beside “{=other}”: {why} As printed it is the {=system}; the {=meant} may be meant.',
    '“{=printed}” ({=name}) aparece junto a “{=other}”: {why} Tal como está impreso es el {=system}; puede que se refiera al {=meant}.',
  ],
  [
    '“{=quote}”: {country} and {other} share no land border.',
    '“{=quote}”: {country} y {other} no comparten frontera terrestre.',
  ],
  [
    '“{=quote}”: {other} lies {bearing} of {country}; what lies {side} of it is {thing}.',
    '“{=quote}”: {other} está al {bearing} de {country}; lo que hay al {side} es {thing}.',
  ],
  [
    '“{=quote}”: the {side} of {country} is coast; no country borders it there.',
    '“{=quote}”: el {side} de {country} es costa; allí ningún país linda con él.',
  ],
  [
    '“{=quote}”: {country} has no coast in the {side}.',
    '“{=quote}”: {country} no tiene costa en el {side}.',
  ],
  [
    '“{=quote}”: {country} and {other} share no land border and are not neighbours.',
    '“{=quote}”: {country} y {other} no comparten frontera terrestre ni son vecinos.',
  ],
  ['coast', 'costa'],
  [
    '“{=quote}” {fault}: the number cannot be read with certainty and is left out.',
    '“{=quote}” {fault}: el número no puede leerse con certeza y se omite.',
  ],
  ['holds invisible characters', 'contiene caracteres invisibles'],
  ['is negative', 'es negativo'],
  ['is written with an exponent', 'está escrito con exponente'],
  ['is a fraction or an alternative', 'es una fracción o una alternativa'],
  ['has its separators in odd places', 'tiene los separadores en lugares extraños'],
  [
    '“{=quote}” is written in other digits than 0 to 9 and read as {number}.',
    '“{=quote}” está escrito con cifras distintas de 0 a 9 y se lee como {number}.',
  ],
  ['no unit', 'sin unidad'],
  // The core adds an s to the unit, whatever it is.
  ['batterys', 'baterías'],
  ['guns', 'cañones'],
  ['pieces', 'piezas'],
  [
    '{#count} {system} are counted in different units ({*units}): missiles, launchers and complete systems are not the same number.',
    '{#count} {system} se cuentan en unidades distintas ({*units}): misiles, lanzadores y sistemas completos no son el mismo número.',
  ],
  [
    '{#count} of what? The reports count {system} in “{*units}”, which leaves open whether missiles, launchers or complete systems are meant.',
    '¿{#count} de qué? Los informes cuentan {system} en “{*units}”, lo que deja abierto si se habla de misiles, lanzadores o sistemas completos.',
  ],
  [
    '{=speaker} is quoted with one line in two forms: “{=one}” and “{=other}”. At least one is not word for word.',
    'De {=speaker} se cita una misma frase de dos formas: “{=one}” y “{=other}”. Al menos una no es literal.',
  ],
  ['{#reports} reports give {#count} {system}.', '{#reports} informes dan {#count} {system}.'],
  [
    'The reports count {system} differently: {*counts}.',
    'Los informes cuentan {system} de distinto modo: {*counts}.',
  ],
  [
    'A closed-door setting ({=one}) against a public address or broadcast ({=other}): one statement cannot have been both.',
    'Un acto a puerta cerrada ({=one}) frente a un discurso público o una emisión ({=other}): una misma declaración no pudo ser ambas cosas.',
  ],
  [
    'Coverage: {=whole} means the entire territory; elsewhere only parts are named: {=parts}.',
    'Cobertura: {=whole} significa todo el territorio; en otros lugares solo se nombran partes: {=parts}.',
  ],
  [
    'Operators: “{=one}” ({amount}) against “{=other}” for each system: who serves what is told differently.',
    'Operadores: “{=one}” ({amount}) frente a “{=other}” por cada sistema: se cuenta de distinto modo quién sirve qué.',
  ],
  [
    'The reports give the {system} the same range: {#range} km.',
    'Los informes dan al {system} el mismo alcance: {#range} km.',
  ],
  [
    'The reports give the {system} different ranges: {*ranges} km.',
    'Los informes dan al {system} alcances distintos: {*ranges} km.',
  ],
  [
    '{=system}: in place ({=one}) or only planned or denied ({=other}).',
    '{=system}: ya desplegado ({=one}) o solo previsto o negado ({=other}).',
  ],
  ['Only in this report: “{=quote}”.', 'Solo en este informe: “{=quote}”.'],
  ['setting', 'marco'],
  ['place', 'lugar'],
  ['state', 'estado'],
  ['range', 'alcance'],
  ['date', 'fecha'],
  ['claim', 'afirmación'],
  ['shared wording', 'redacción común'],
  ['the same facts in the same order', 'los mismos hechos en el mismo orden'],
  ['the same error', 'el mismo error'],
  ['stands alone', 'independiente'],
  [
    'Igla (SA-18) is the older model of the same family, with a shorter range; the "S" is easily dropped or added.',
    'Igla (SA-18) es el modelo más antiguo de la misma familia, con menor alcance; la «S» se omite o añade con facilidad.',
  ],
  [
    'SA-24 and SA-2 differ by one digit: Igla-S is a shoulder-fired missile, SA-2 (S-75) a large fixed one of 1957.',
    'SA-24 y SA-2 se distinguen por una cifra: el Igla-S es un misil que se dispara desde el hombro; el SA-2 (S-75), uno fijo y grande de 1957.',
  ],
  [
    'SA-2 and SA-24 differ by one digit: SA-24 is the shoulder-fired Igla-S, SA-2 a large fixed missile of 1957.',
    'SA-2 y SA-24 se distinguen por una cifra: SA-24 es el Igla-S, que se dispara desde el hombro; SA-2, un misil fijo y grande de 1957.',
  ],
  [
    'MANPADS is the class, Igla-S one model of it; a figure for the class need not hold for the model.',
    'MANPADS es la clase e Igla-S uno de sus modelos; una cifra de la clase no tiene por qué valer para el modelo.',
  ],
  [
    'MANPADS is the class, Igla-S one model of it.',
    'MANPADS es la clase e Igla-S uno de sus modelos.',
  ],
  [
    'Igla-S (SA-24) is the newer model of the same family; the "S" is easily dropped or added.',
    'Igla-S (SA-24) es el modelo más nuevo de la misma familia; la «S» se omite o añade con facilidad.',
  ],
  [
    'Igla is often said of shoulder-fired missiles in general.',
    'A menudo se llama Igla a los misiles de hombro en general.',
  ],
  [
    'Strela-2 and Igla are both Soviet shoulder-fired missiles; captions mix them up.',
    'Strela-2 e Igla son ambos misiles soviéticos de hombro; los pies de foto los confunden.',
  ],
  [
    'SA-7 is often said of shoulder-fired missiles in general.',
    'A menudo se llama SA-7 a los misiles de hombro en general.',
  ],
  [
    'Stinger is often said of shoulder-fired missiles in general.',
    'A menudo se llama Stinger a los misiles de hombro en general.',
  ],
  [
    'Translations from Russian turn the abbreviation for man-portable systems (PZRK) into a NATO number such as SA-2.',
    'Las traducciones del ruso convierten la sigla de los sistemas portátiles (PZRK) en un número OTAN como SA-2.',
  ],
  [
    'S-75 (SA-2) and S-125 (SA-3) are neighbours in both numberings and were used side by side.',
    'S-75 (SA-2) y S-125 (SA-3) son vecinos en ambas numeraciones y se usaron juntos.',
  ],
  [
    'S-125 (SA-3) and S-75 (SA-2) are neighbours in both numberings and were used side by side.',
    'S-125 (SA-3) y S-75 (SA-2) son vecinos en ambas numeraciones y se usaron juntos.',
  ],
  [
    'Buk followed Kub on a like chassis, and launchers of both served in one battery.',
    'El Buk sucedió al Kub sobre un chasis parecido, y lanzadores de ambos sirvieron en una misma batería.',
  ],
  [
    'Press lists name Buk and S-300 together and mix their ranges.',
    'Las listas de prensa nombran juntos Buk y S-300 y mezclan sus alcances.',
  ],
  [
    'Tor and Pantsir are both short-range systems on vehicles; captions mix them up.',
    'Tor y Pantsir son ambos sistemas de corto alcance sobre vehículos; los pies de foto los confunden.',
  ],
];
