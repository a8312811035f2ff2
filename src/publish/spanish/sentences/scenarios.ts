import type { SentencePair } from '../translate.ts';

/** Labels of numbers, postures and cases. */
const labels: readonly SentencePair[] = [
  ['{=system} alone', 'solo {=system}'],
  ['all systems in the reports', 'todos los sistemas de los informes'],
  ['with the known inventory', 'con el inventario conocido'],
  ['where the reports put them', 'donde los sitúan los informes'],
  ['all on the perimeter line', 'todos sobre la línea del perímetro'],
  ['on the perimeter line', 'sobre la línea del perímetro'],
  ['{=printed} read as {=system}', '{=printed} leído como {=system}'],
  ['number of {=system} systems', 'número de sistemas {=system}'],
  ['number of {=system} launchers', 'número de lanzadores {=system}'],
  ['number of {=system} missiles', 'número de misiles {=system}'],
  ['number of {=system} operators', 'número de operadores de {=system}'],
  ['number of {=system} crews', 'número de dotaciones de {=system}'],
  ['number of {=system} batteries', 'número de baterías {=system}'],
  ['number of {=system} posts', 'número de puestos {=system}'],
  ['number of {=system} units', 'número de unidades {=system}'],
  ['number of {=system} fire units', 'número de unidades de fuego {=system}'],
  ['number of {=system} {=unit}', 'número de {=system} ({=unit})'],
  ['launchers for each {=system} missile', 'lanzadores por cada misil {=system}'],
  ['missiles for each {=system} launcher', 'misiles por cada lanzador {=system}'],
  ['people for each {=system} unit', 'personas por cada unidad {=system}'],
  ['share of {=system} units that are ready', 'parte de las unidades {=system} que está lista'],
  ['greatest slant range of {=system}', 'mayor alcance oblicuo de {=system}'],
  ['least range of {=system}', 'menor alcance de {=system}'],
  ['lowest altitude that {=system} reaches', 'menor altura que alcanza {=system}'],
  ['highest altitude that {=system} reaches', 'mayor altura que alcanza {=system}'],
  ['fastest target of {=system}', 'blanco más rápido de {=system}'],
  ['chance that one {=system} shot kills', 'probabilidad de que un disparo de {=system} derribe'],
  [
    'time from seeing a target to launch of {=system}',
    'tiempo desde que se ve el blanco hasta el lanzamiento de {=system}',
  ],
  ['mean speed of a {=system} missile', 'velocidad media de un misil {=system}'],
  [
    'rounds that {=system} fires before a reload',
    'misiles que dispara {=system} antes de recargar',
  ],
  ['time to reload {=system}', 'tiempo de recarga de {=system}'],
  [
    'targets that one {=system} post can fire at together',
    'blancos a los que un puesto {=system} puede disparar a la vez',
  ],
  ['operators for {=system}', 'operadores para {=system}'],
  ['operators for each {=system} post', 'operadores por cada puesto {=system}'],
  [
    'hours a week that a {=system} operator is on duty',
    'horas a la semana que un operador de {=system} está de servicio',
  ],
  ['{=system} {=unit} in reserve', '{=system} en reserva ({=unit})'],
  [
    'mean hours until {=system} reserves are in place',
    'horas medias hasta que las reservas de {=system} están en su sitio',
  ],
  [
    'share of the claimed {=system} count that exists',
    'parte del número afirmado de {=system} que existe',
  ],
  ['share of the {=system} missiles that work', 'parte de los misiles {=system} que funciona'],
  [
    'share of the {=system} posts that receive a warning',
    'parte de los puestos {=system} que recibe un aviso',
  ],
  [
    'share of the ready {=system} posts that are put out of action',
    'parte de los puestos {=system} listos que queda fuera de combate',
  ],
  [
    'chance that one cause silences all {=system} posts',
    'probabilidad de que una misma causa silencie todos los puestos {=system}',
  ],
  [
    'mean hours that a ready {=system} post stays ready',
    'horas medias que un puesto {=system} listo sigue listo',
  ],
  [
    'mean hours until a {=system} post becomes ready',
    'horas medias hasta que un puesto {=system} queda listo',
  ],
  [
    'hours that all {=system} crews can be on duty at once',
    'horas que todas las dotaciones de {=system} pueden estar de servicio a la vez',
  ],
  [
    'days that a {=system} post lasts on what it has',
    'días que un puesto {=system} resiste con lo que tiene',
  ],
  [
    'share of the {=system} posts that are supplied again',
    'parte de los puestos {=system} que vuelve a recibir suministros',
  ],
  ['depth of the belt behind the perimeter', 'fondo de la franja tras el perímetro'],
  ['how far a post sees an aircraft by day', 'a qué distancia ve un puesto una aeronave de día'],
  ['chance that it is night', 'probabilidad de que sea de noche'],
  [
    'share of the daylight chance to see an aircraft that is left at night',
    'parte que queda de noche de la probabilidad diurna de ver una aeronave',
  ],
  [
    'strip that a post without a warning sees at a glance',
    'franja de cielo que un puesto sin aviso ve de un vistazo',
  ],
  [
    'own and civil aircraft that pass within reach of manned posts in a day',
    'aeronaves propias y civiles que pasan en un día al alcance de puestos ocupados',
  ],
  ['share of them that a post sees', 'parte de ellas que ve un puesto'],
  ['chance that one that is seen is fired at', 'probabilidad de que se dispare a una que se ve'],
  [
    'share of a stock that goes missing in a year',
    'parte de unas existencias que desaparece en un año',
  ],
  [
    'share of a stock that is counted by serial number',
    'parte de unas existencias que se cuenta por número de serie',
  ],
  ['speed of the intruder: {intruder}', 'velocidad del intruso: {intruder}'],
  [
    'time between two aircraft of a raid: {intruder}',
    'tiempo entre dos aeronaves de una incursión: {intruder}',
  ],
  ['altitude of the intruder: {intruder}', 'altura del intruso: {intruder}'],
];

/** Why a drafted number is what it is. */
const reasons: readonly SentencePair[] = [
  [
    '"{=text}": a tenth less to a tenth more',
    '«{=text}»: de una décima parte menos a una décima parte más',
  ],
  ['"{=text}": a least number, taken as it stands', '«{=text}»: un número mínimo, tomado tal cual'],
  [
    '"{=text}": a greatest number, which favours the claimant',
    '«{=text}»: un número máximo, lo que favorece a quien lo afirma',
  ],
  ['"{=text}" gives no number', '«{=text}» no da ningún número'],
  [
    '"{=text}" gives no number: from twice to ten times {=unit}',
    '«{=text}» no da ningún número: de dos a diez veces {=unit}',
  ],
  [
    'read as {=system}, none of the printed system is claimed',
    'leído como {=system}; no se afirma nada del sistema impreso',
  ],
  ['no report states a number: from one to twenty', 'ningún informe da un número: de uno a veinte'],
  ['the claim was corrected by hand', 'la afirmación se corrigió a mano'],
  [
    'the claim was read by a language model alone',
    'la afirmación la leyó solo un modelo de lenguaje',
  ],
  ['{*says}; the catalogue {range} km ({=fact})', '{*says}; el catálogo, {range} km ({=fact})'],
  [
    '{*says}; the catalogue holds no retrieved range',
    '{*says}; el catálogo no tiene un alcance recuperado',
  ],
  ['{=claim} says {range} km', '{=claim} dice {range} km'],
  ['assumption', 'supuesto'],
  [
    'no figure was retrieved for the fastest target',
    'no se recuperó ninguna cifra del blanco más rápido',
  ],
  [
    'no figure was retrieved; 0 favours the claimant',
    'no se recuperó ninguna cifra; 0 favorece a quien lo afirma',
  ],
  [
    'no ceiling was retrieved; none can exceed the slant range',
    'no se recuperó ningún techo; ninguno puede superar el alcance oblicuo',
  ],
  [
    '"major" or "key" cities without a list are read as the ten largest',
    'las ciudades «principales» o «clave» sin lista se leen como las diez mayores',
  ],
  [
    'equal shares: no report says how many stand where',
    'partes iguales: ningún informe dice cuántos están en cada sitio',
  ],
  [
    'no place that can be found on the map is named more closely',
    'no se nombra con más precisión ningún lugar que pueda hallarse en el mapa',
  ],
  ['no report says where', 'ningún informe dice dónde'],
  [
    'not stated by the registers: round the largest cities',
    'los registros no lo indican: en torno a las ciudades más grandes',
  ],
  ['"{=text}": the 20 largest are taken; {more}', '«{=text}»: se toman las 20 mayores; {more}'],
  [
    '"{=text}" names no ends: the two largest cities are taken; {more}',
    '«{=text}» no nombra extremos: se toman las dos ciudades mayores; {more}',
  ],
  ['"{=text}": all land borders; {more}', '«{=text}»: todas las fronteras terrestres; {more}'],
  ['given in the scenario file without a source', 'dado sin fuente en el archivo del escenario'],
];

/** What sliders are called, and what the page says of numbers that a file leaves out. */
const controls: readonly SentencePair[] = [
  ['what is counted', 'qué se cuenta'],
  [
    'crews limit how many posts are manned',
    'las dotaciones limitan cuántos puestos están ocupados',
  ],
  ['no report bounds the crews', 'ningún informe limita las dotaciones'],
  [
    'posts have to see the aircraft (visibility, night)',
    'los puestos tienen que ver la aeronave (visibilidad, noche)',
  ],
  [
    'off: whoever is in line of sight is seen',
    'desactivado: se ve a quien esté en la línea de visión',
  ],
  ['aircraft in one raid', 'aeronaves de una incursión'],
  ['class', 'clase'],
];

/** Units and distributions of the table of numbers. */
const units: readonly SentencePair[] = [
  ['system', 'sistema'],
  ['count', 'número'],
  ['share', 'parte'],
  ['probability', 'probabilidad'],
  ['operator', 'operador'],
  ['launcher', 'lanzador'],
  ['missile', 'misil'],
  ['crew', 'dotación'],
  ['battery', 'batería'],
  ['radar', 'radar'],
  ['unit', 'unidad'],
  ['post', 'puesto'],
  ['person', 'persona'],
  ['people', 'personas'],
  ['hours', 'horas'],
  ['days', 'días'],
  ['hours-per-week', 'horas a la semana'],
  ['hours a week', 'horas a la semana'],
  ['per day', 'al día'],
  ['a day', 'al día'],
  ['a year', 'al año'],
  ['systems', 'sistemas'],
  ['launchers', 'lanzadores'],
  ['missiles', 'misiles'],
  ['operators', 'operadores'],
  ['crews', 'dotaciones'],
  ['batteries', 'baterías'],
  ['radars', 'radares'],
  ['units', 'unidades'],
  ['posts', 'puestos'],
  ['fixed at {#value}', 'fijo en {#value}'],
  ['uniform {#low} to {#high}', 'uniforme de {#low} a {#high}'],
  ['{#low} to {#high}', 'de {#low} a {#high}'],
  ['log-uniform {#low} to {#high}', 'log-uniforme de {#low} a {#high}'],
  ['triangular {#low}, {#mode}, {#high}', 'triangular {#low}; {#mode}; {#high}'],
  [
    'triangular {#low} to {#high}, most likely {#mode}',
    'triangular de {#low} a {#high}, lo más probable {#mode}',
  ],
  ['one of {choices}', 'uno de {choices}'],
  ['{#value} (weight {#weight})', '{#value} (peso {#weight})'],
  ['Assumption', 'Supuesto'],
];

/** Labels and reasons of scenarios. */
export const scenarioSentences: readonly SentencePair[] = [
  ...labels,
  ...reasons,
  ...controls,
  ...units,
];
