import type { SentencePair } from '../translate.ts';

/** Why a figure of the catalogue, or one that no report gives, is what it is. */
export const defaultSentences: readonly SentencePair[] = [
  ['"dead zone {#km}"', '«zona muerta {#km}»'],
  [
    '22 km; 25 km in a flight-simulator file: the whole span is kept',
    '22 km; 25 km en un archivo de simulador de vuelo: se conserva todo el intervalo',
  ],
  [
    'recalled from general reference works, not retrieved',
    'recordado de obras de consulta, no recuperado',
  ],
  [
    'recalled from general reference works, not retrieved; taken as a range',
    'recordado de obras de consulta, no recuperado; tomado como intervalo',
  ],
  [
    "combat records run from about 0.002 (large missile campaigns) to 0.8 (makers' claims and the best case found); no record for this system alone was retrieved",
    'los registros de combate van de unos 0,002 (grandes campañas de misiles) a 0,8 (afirmaciones de fabricantes y el mejor caso hallado); no se recuperó ningún registro de este sistema solo',
  ],
  [
    "combat records run from about 0.002 (large missile campaigns) to 0.8 (makers' claims and the best case found)",
    'los registros de combate van de unos 0,002 (grandes campañas de misiles) a 0,8 (afirmaciones de fabricantes y el mejor caso hallado)',
  ],
  ['recalled, not retrieved', 'recordado, no recuperado'],
  ['recalled, not retrieved: about {#s} s', 'recordado, no recuperado: unos {#s} s'],
  [
    'recalled, not retrieved: four launchers of three',
    'recordado, no recuperado: cuatro lanzadores de tres',
  ],
  [
    'no figure retrieved; the range of comparable systems',
    'no se recuperó ninguna cifra; el intervalo de sistemas comparables',
  ],
  [
    'no figure retrieved; the range of comparable radar-guided systems',
    'no se recuperó ninguna cifra; el intervalo de sistemas comparables guiados por radar',
  ],
  [
    'data files give 45 and 50 km for the older Buk-M1',
    'archivos de datos dan 45 y 50 km para el Buk-M1, más antiguo',
  ],
  [
    'recalled, not retrieved: four on a launcher with its own radar; registers count launchers or batteries inconsistently',
    'recordado, no recuperado: cuatro en un lanzador con radar propio; los registros cuentan lanzadores o baterías sin coherencia',
  ],
  ['"0.5-6 km"', '«0,5-6 km»'],
  [
    '"0.5-6 km"; a second source has "up to 6", a public data file 6',
    '«0,5-6 km»; una segunda fuente tiene «hasta 6», un archivo público de datos 6',
  ],
  [
    'about 3.5 km; a public data file has the same',
    'unos 3,5 km; un archivo público de datos tiene lo mismo',
  ],
  [
    'recalled, not retrieved: {#away} m/s receding to {#toward} m/s approaching',
    'recordado, no recuperado: de {#away} m/s alejándose a {#toward} m/s acercándose',
  ],
  [
    'recalled, not retrieved: {#away} m/s receding, {#toward} m/s approaching',
    'recordado, no recuperado: {#away} m/s alejándose, {#toward} m/s acercándose',
  ],
  [
    'recalled, not retrieved: {#toward} m/s approaching, {#away} m/s receding',
    'recordado, no recuperado: {#toward} m/s acercándose, {#away} m/s alejándose',
  ],
  [
    'recalled, not retrieved: mean to peak speed',
    'recordado, no recuperado: de la velocidad media a la máxima',
  ],
  [
    'recalled, not retrieved: about 5 s with the weapon ready, about 13 s from carried',
    'recordado, no recuperado: unos 5 s con el arma lista, unos 13 s si se lleva a cuestas',
  ],
  ['one tube on one grip', 'un tubo en una empuñadura'],
  [
    'no figure retrieved; from a tube at hand to one fetched',
    'no se recuperó ninguna cifra; de un tubo a mano a uno que hay que traer',
  ],
  ['one operator aims at one target', 'un operador apunta a un blanco'],
  ['one crew aims at one target', 'una dotación apunta a un blanco'],
  ['recalled, not retrieved: one or two people', 'recordado, no recuperado: una o dos personas'],
  ['the same in a flight-simulator file', 'lo mismo en un archivo de simulador de vuelo'],
  ['a flight-simulator file', 'un archivo de simulador de vuelo'],
  ['AIM-120 in a flight simulator', 'AIM-120 en un simulador de vuelo'],
  [
    'no model stated: span of the models of the catalogue',
    'modelo no indicado: intervalo de los modelos del catálogo',
  ],
  [
    'no model stated: from the shortest (Strela-2M, 4.2 km) to the longest (Stinger, 8 km) range retrieved for such weapons',
    'modelo no indicado: del menor (Strela-2M, 4,2 km) al mayor (Stinger, 8 km) alcance recuperado para estas armas',
  ],
  [
    'no model stated: from the lowest (Strela-2M, 2.3 km) to the highest (Stinger, 4.6 km) ceiling retrieved for such weapons',
    'modelo no indicado: del menor (Strela-2M, 2,3 km) al mayor (Stinger, 4,6 km) techo recuperado para estas armas',
  ],
  [
    'recalled, not retrieved: six a launcher, one to three launchers',
    'recordado, no recuperado: seis por lanzador, de uno a tres lanzadores',
  ],
  [
    "one anonymous account has 3 drones for 13 missiles (0.23); the span is that of combat records and makers' claims",
    'un relato anónimo da 3 drones por 13 misiles (0,23); el intervalo es el de los registros de combate y las afirmaciones de fabricantes',
  ],
  [
    'strong evidence of a kill in 9 % of engagements of 1991, lesser evidence in 16 % more; ballistic targets',
    'indicios sólidos de derribo en el 9 % de los ataques de 1991, indicios menores en otro 16 %; blancos balísticos',
  ],
  [
    'recalled, not retrieved: four a launcher, up to eight launchers',
    'recordado, no recuperado: cuatro por lanzador, hasta ocho lanzadores',
  ],
  [
    'no figure retrieved; five people reload one launcher (2017)',
    'no se recuperó ninguna cifra; cinco personas recargan un lanzador (2017)',
  ],
  [
    'a second source has 30 as the maximum, a third as the average',
    'una segunda fuente tiene 30 como máximo; una tercera, como promedio',
  ],
  ['the original S-125', 'el S-125 original'],
  [
    'makers claim 0.4 to 0.98, defenders 0.15 to 0.38, outside counts far less',
    'los fabricantes afirman de 0,4 a 0,98; los defensores, de 0,15 a 0,38; los recuentos externos, mucho menos',
  ],
  [
    'recalled, not retrieved: four launchers of four or eight of two',
    'recordado, no recuperado: cuatro lanzadores de cuatro u ocho de dos',
  ],
  [
    'recalled, not retrieved: one target for the original, two for the modernised fire unit',
    'recordado, no recuperado: un blanco el original, dos la unidad de fuego modernizada',
  ],
  [
    'people per fire unit: no figure retrieved; from a reduced crew to a battalion of the time',
    'personas por unidad de fuego: no se recuperó ninguna cifra; de una dotación reducida a un batallón de la época',
  ],
  [
    'no figure was retrieved; from a reduced crew to a battalion of the time',
    'no se recuperó ninguna cifra; de una dotación reducida a un batallón de la época',
  ],
  [
    '200 km here and in a data file; 250 km (155 miles) in a press report of 2019: the whole span is kept',
    '200 km aquí y en un archivo de datos; 250 km (155 millas) en una noticia de 2019: se conserva todo el intervalo',
  ],
  [
    'recalled, not retrieved; the system is made for ballistic targets too',
    'recordado, no recuperado; el sistema está hecho también para blancos balísticos',
  ],
  [
    'recalled, not retrieved: two or four a launcher; five launchers were seen together in one image',
    'recordado, no recuperado: dos o cuatro por lanzador; en una imagen se vieron juntos cinco lanzadores',
  ],
  [
    'about 34 km (21 miles) here; 29 and 43 km in two data files: the whole span is kept',
    'unos 34 km (21 millas) aquí; 29 y 43 km en dos archivos de datos: se conserva todo el intervalo',
  ],
  ['{#feet} ft', '{#feet} pies'],
  ['{#speed} km/h', '{#speed} km/h'],
  [
    'recalled, not retrieved; the figures retrieved are 1,200 m/s and "more than Mach 4", which is thought high',
    'recordado, no recuperado; las cifras recuperadas son 1200 m/s y «más de Mach 4», que se considera alta',
  ],
  [
    '15 aircraft for 1,240 or 266 missiles in December 1972: 1.2 to 5.6 % a missile',
    '15 aeronaves por 1240 o 266 misiles en diciembre de 1972: del 1,2 al 5,6 % por misil',
  ],
  [
    'recalled, not retrieved: six single launchers a fire unit',
    'recordado, no recuperado: seis lanzadores simples por unidad de fuego',
  ],
  ['recalled, not retrieved: about ten minutes', 'recordado, no recuperado: unos diez minutos'],
  ['recalled, not retrieved: one target at a time', 'recordado, no recuperado: un blanco a la vez'],
  [
    'recalled, not retrieved; the one figure retrieved is "Mach 3"',
    'recordado, no recuperado; la única cifra recuperada es «Mach 3»',
  ],
  [
    '8 km; about 5 km and 4.5 km in two others: the whole span is kept',
    '8 km; unos 5 km y 4,5 km en otras dos: se conserva todo el intervalo',
  ],
  [
    '10,000 ft; below 4 km and 15,000 ft in two others: the whole span is kept',
    '10 000 pies; menos de 4 km y 15 000 pies en otras dos: se conserva todo el intervalo',
  ],
  [
    'the lower end is retrieved (1,200 mph, Kengor 2006, D4), the upper end recalled',
    'el extremo inferior se recuperó (1200 mph, Kengor 2006, D4); el superior es recordado',
  ],
  [
    '12 km; 15 km for the late M2 in another source: the whole span is kept',
    '12 km; 15 km para el M2 tardío en otra fuente: se conserva todo el intervalo',
  ],
  [
    'the upper end is one anonymous account (5 missiles, 4 drones, 2018); the lower end is that of large missile campaigns',
    'el extremo superior es un relato anónimo (5 misiles, 4 drones, 2018); el inferior es el de grandes campañas de misiles',
  ],
  [
    '16 for the late M2; 8 for the older is recalled',
    '16 para el M2 tardío; los 8 del más antiguo son recordados',
  ],
  ['recalled, not retrieved: muzzle speed', 'recordado, no recuperado: velocidad de boca'],
  [
    'a burst; no figure retrieved, guns lie at the low end of combat records',
    'una ráfaga; no se recuperó ninguna cifra, los cañones están en el extremo bajo de los registros de combate',
  ],
  [
    'bursts in two belts; recalled, not retrieved',
    'ráfagas en dos cintas; recordado, no recuperado',
  ],
  ['no figure retrieved', 'no se recuperó ninguna cifra'],
  [
    'the upper end is retrieved (B-52 and B-2 maximum, C2), the lower end recalled',
    'el extremo superior se recuperó (máximo del B-52 y del B-2, C2); el inferior es recordado',
  ],
  [
    'the lower end is on record (25,000 ft, 27 December 1972), the upper end recalled',
    'el extremo inferior consta (25 000 pies, 27 de diciembre de 1972); el superior es recordado',
  ],
  [
    'recalled, not retrieved, as flown; the retrieved figures are maxima at height',
    'recordado, no recuperado, tal como se vuela; las cifras recuperadas son máximos en altura',
  ],
  [
    'recalled, not retrieved: 60-150 m low, 5-12 km high; the span is kept',
    'recordado, no recuperado: 60-150 m bajo, 5-12 km alto; se conserva el intervalo',
  ],
  [
    'CH-47: 130 kn cruise; two further sources have 77 to 88 m/s as the maximum',
    'CH-47: 130 nudos de crucero; otras dos fuentes tienen de 77 a 88 m/s como máximo',
  ],
  [
    'recalled, not retrieved, as flown near a defence',
    'recordado, no recuperado, tal como se vuela cerca de una defensa',
  ],
  ['150-170 km/h, Shahed-136', '150-170 km/h, Shahed-136'],
  ['230 mph in one source; MQ-9', '230 mph en una fuente; MQ-9'],
  [
    'the upper end is retrieved (40,000 or 50,000 ft as ceiling, C2), the lower end recalled',
    'el extremo superior se recuperó (40 000 o 50 000 pies como techo, C2); el inferior es recordado',
  ],
  ['C-130 304 kn, C-17 496 kn', 'C-130: 304 nudos; C-17: 496 nudos'],
  [
    'no figure retrieved; from a low drop to cruise',
    'no se recuperó ninguna cifra; de un lanzamiento bajo a crucero',
  ],
  [
    'no public count of launchers was found; from one launcher for twenty missiles to one for each',
    'no se halló un recuento público de lanzadores; de un lanzador por veinte misiles a uno por cada uno',
  ],
  [
    'no public count of launchers was found; the inverse of launchers-per-missile',
    'no se halló un recuento público de lanzadores; el inverso de lanzadores por misil',
  ],
  [
    "no public serviceability figure for such units was found; reports of neglect on one side, makers' and staff goals on the other",
    'no se halló una cifra pública de disponibilidad de estas unidades; noticias de abandono por un lado, metas de fabricantes y estados mayores por el otro',
  ],
  [
    '"thousands of" without a number: more than one thousand, fewer than would be called tens of thousands',
    '«miles de» sin número: más de mil, menos de lo que se llamaría decenas de miles',
  ],
  [
    'one person aims and fires, one watches, carries and relieves',
    'una persona apunta y dispara, otra vigila, carga y releva',
  ],
  [
    'derived; 168 h / hours worked per week; leave, sickness and command not included',
    'derivado; 168 h / horas trabajadas por semana; sin incluir permisos, enfermedad ni mando',
  ],
  [
    'no figure was retrieved; mean time to call up, draw and place a reserve, from half a day to three days',
    'no se recuperó ninguna cifra; tiempo medio para llamar, equipar y situar una reserva, de medio día a tres días',
  ],
  [
    'reports that name a reserve give no number; from none to half of the stated count',
    'los informes que nombran una reserva no dan número; de ninguna a la mitad del número indicado',
  ],
  [
    'share of the daylight chance to see an aircraft that is left at night; no field figure was retrieved, so the whole span',
    'parte que queda de noche de la probabilidad diurna de ver una aeronave; no se recuperó ninguna cifra de campo, así que todo el intervalo',
  ],
  [
    'haze to clear air; no weather is stated in such reports',
    'de bruma a aire claro; estos informes no indican el tiempo',
  ],
  [
    'share of posts that receive a warning; radars more than 60 % out of service in one think-tank figure, full connection at best',
    'parte de los puestos que recibe un aviso; más del 60 % de los radares fuera de servicio según un centro de estudios, conexión plena en el mejor caso',
  ],
  [
    'missiles age in store; no lot-test result is public',
    'los misiles envejecen almacenados; ningún resultado de pruebas de lote es público',
  ],
  [
    "a belt is named without a depth; from a border district to half a day's walk behind it",
    'se nombra una franja sin fondo; de un distrito fronterizo a media jornada a pie tras él',
  ],
  [
    '"near" a city, when no distance is stated',
    '«cerca» de una ciudad, cuando no se indica distancia',
  ],
  [
    '"along" a border, when no distance is stated',
    '«a lo largo» de una frontera, cuando no se indica distancia',
  ],
  [
    '"along" the coast, when no distance is stated',
    '«a lo largo» de la costa, cuando no se indica distancia',
  ],
  [
    'half-width of an air corridor, when none is stated',
    'semianchura de un corredor aéreo, cuando no se indica',
  ],
  [
    'no report divides the count among the areas it names; every named area weighs the same',
    'ningún informe reparte el número entre las zonas que nombra; cada zona nombrada pesa lo mismo',
  ],
  [
    'no figure for the system; the span of the systems of the catalogue',
    'sin cifra para el sistema; el intervalo de los sistemas del catálogo',
  ],
  [
    'own and civil aircraft that pass within reach of manned posts in a day; no count was retrieved',
    'aeronaves propias y civiles que pasan en un día al alcance de puestos ocupados; no se recuperó ningún recuento',
  ],
  [
    'chance that a friendly aircraft that is seen is taken for hostile and fired at; no denominator was found for the recorded cases',
    'probabilidad de que una aeronave amiga que se ve se tome por hostil y se le dispare; no se halló denominador para los casos registrados',
  ],
  [
    'share of a stock that goes missing in a year; no percentage was retrieved, the low end is a stock counted by serial number, the high end one without control',
    'parte de unas existencias que desaparece en un año; no se recuperó ningún porcentaje: el extremo bajo son existencias contadas por número de serie; el alto, unas sin control',
  ],
  [
    'share of a stock that is counted by serial number in a year; the practice of the holder is not public',
    'parte de unas existencias que se cuenta por número de serie en un año; la práctica de quien las guarda no es pública',
  ],
  [
    'share of the aircraft that pass within reach which a post sees at all; from a busy post in haze to one that looks at every aircraft',
    'parte de las aeronaves que pasan al alcance que un puesto llega a ver; de un puesto atareado entre bruma a uno que mira cada aeronave',
  ],
  [
    'half of all hours are dark over a year, at every latitude',
    'en un año la mitad de las horas son oscuras, en toda latitud',
  ],
  [
    'strip of sky that a post without a warning sees at one glance; from a narrow sector to half of what clear air allows',
    'franja de cielo que un puesto sin aviso ve de un vistazo; de un sector estrecho a la mitad de lo que permite el aire claro',
  ],
  [
    'time between two aircraft of a raid; from a close formation to aircraft that follow each other singly',
    'tiempo entre dos aeronaves de una incursión; de una formación cerrada a aeronaves que se siguen de una en una',
  ],
  [
    'mean time that a ready post stays ready on alert; no figure was retrieved, from four days to six weeks',
    'tiempo medio que un puesto listo sigue listo en alerta; no se recuperó ninguna cifra, de cuatro días a seis semanas',
  ],
  [
    'mean time until a post that is not ready becomes ready on alert; no figure was retrieved, from a quarter of a day to three days',
    'tiempo medio hasta que un puesto que no está listo queda listo en alerta; no se recuperó ninguna cifra, de un cuarto de día a tres días',
  ],
  [
    'how long all crews can be on duty at once; up to a day and a night (measures of the project, crews bound)',
    'cuánto pueden estar de servicio a la vez todas las dotaciones; hasta un día y una noche (medidas del proyecto, cota de dotaciones)',
  ],
  [
    'how long a post lasts on the food, water and batteries it has with it; no figure was retrieved, from three days to two weeks',
    'cuánto resiste un puesto con la comida, el agua y las baterías que lleva; no se recuperó ninguna cifra, de tres días a dos semanas',
  ],
  [
    'share of the posts that are supplied again in time; no figure was retrieved, from the posts near towns to all',
    'parte de los puestos que vuelve a recibir suministros a tiempo; no se recuperó ninguna cifra, de los puestos cercanos a poblaciones a todos',
  ],
  [
    'mean speed of a missile to its intercept, where the catalogue has none; about the span of the systems of the catalogue',
    'velocidad media de un misil hasta su encuentro, donde el catálogo no la tiene; más o menos el intervalo de los sistemas del catálogo',
  ],
  [
    'rounds that can be fired before a reload, where the catalogue has none',
    'misiles que pueden dispararse antes de recargar, donde el catálogo no lo tiene',
  ],
  [
    'time to reload, where the catalogue has none; from a tube at hand to a launcher rearmed by crane',
    'tiempo de recarga, donde el catálogo no lo tiene; de un tubo a mano a un lanzador rearmado con grúa',
  ],
  [
    'targets that one post can fire at together, where the catalogue has none',
    'blancos a los que un puesto puede disparar a la vez, donde el catálogo no lo tiene',
  ],
  [
    'SIPRI: 12 with 550 V600 missiles; Rossiyskaya Gazeta: eleven, the first in 2011',
    'SIPRI: 12 con 550 misiles V600; Rossiyskaya Gazeta: once, el primero en 2011',
  ],
  [
    'SIPRI counts launch vehicles or batteries inconsistently; 250 9M317 missiles',
    'SIPRI cuenta vehículos lanzadores o baterías sin coherencia; 250 misiles 9M317',
  ],
  [
    'Izvestia 2013: two batteries; SIPRI: three systems, 75 9M82M and 150 9M83M',
    'Izvestia 2013: dos baterías; SIPRI: tres sistemas, 75 9M82M y 150 9M83M',
  ],
  [
    'launch vehicles and batteries are counted inconsistently, so twelve fire units is the larger reading',
    'vehículos lanzadores y baterías se cuentan sin coherencia, así que doce unidades de fuego es la lectura mayor',
  ],
  [
    '1,800 man-portable missiles reported to the UN Register for 2009; 2,400 is the most that a purchase was said to reach (inv.igla.fraser)',
    '1800 misiles portátiles comunicados al Registro de la ONU para 2009; 2400 es lo máximo que se dijo de una compra (inv.igla.fraser)',
  ],
  [
    'the Register did not name the model; Washington Post says SA-24',
    'el Registro no nombró el modelo; el Washington Post dice SA-24',
  ],
  [
    'category mixes types, so not addable to the Igla-S count',
    'la categoría mezcla tipos, así que no puede sumarse al número de Igla-S',
  ],
  [
    'same number as the UN Register missiles: shows the missile/launcher mix-up',
    'el mismo número que los misiles del Registro de la ONU: muestra la confusión entre misiles y lanzadores',
  ],
  [
    'Against cruise missiles one source gives 20 km.',
    'Contra misiles de crucero una fuente da 20 km.',
  ],
  [
    'Sources give 5 to 6 km; 5.2 km is the figure of the older Igla. A catalogue range is a slant range.',
    'Las fuentes dan de 5 a 6 km; 5,2 km es la cifra del Igla más antiguo. Un alcance de catálogo es un alcance oblicuo.',
  ],
  [
    'Stands for a text that says "MANPADS" and no model. The span of the models whose figures were retrieved.',
    'Representa un texto que dice «MANPADS» sin modelo. El intervalo de los modelos cuyas cifras se recuperaron.',
  ],
  [
    'No range was retrieved; 6 km (7 to 8 km for Mistral 3) is recalled only.',
    'No se recuperó ningún alcance; 6 km (de 7 a 8 km para el Mistral 3) es solo un recuerdo.',
  ],
  [
    'The one range retrieved is of a flight simulator; 25 km and more are recalled.',
    'El único alcance recuperado es de un simulador de vuelo; 25 km y más son recordados.',
  ],
  [
    'The missile; the gun reaches about 4 km (recalled).',
    'El misil; el cañón alcanza unos 4 km (recordado).',
  ],
  [
    '70, 96, 100 and 160 km are all in print (recalled); 100 km is the one retrieved.',
    '70, 96, 100 y 160 km están todos publicados (recordado); 100 km es el recuperado.',
  ],
  [
    'No figure was retrieved; 5 km (Mk 1) to 9 km (NG) is recalled only.',
    'No se recuperó ninguna cifra; de 5 km (Mk 1) a 9 km (NG) es solo un recuerdo.',
  ],
  [
    'Figures of the Pechora-2M where sources part it from the older S-125 (18 to 25 km).',
    'Cifras del Pechora-2M donde las fuentes lo separan del S-125 más antiguo (de 18 a 25 km).',
  ],
  [
    'Three sources, three ranges (29, 34, 43 km): versions differ, so the range is a distribution over them.',
    'Tres fuentes, tres alcances (29, 34 y 43 km): las versiones difieren, así que el alcance es una distribución sobre ellas.',
  ],
  [
    'No range was retrieved; 7 km is recalled only.',
    'No se recuperó ningún alcance; 7 km es solo un recuerdo.',
  ],
  [
    'Sources disagree by a factor of 1.8 on the range, so the range is a distribution over them.',
    'Las fuentes difieren en un factor de 1,8 sobre el alcance, así que el alcance es una distribución sobre ellas.',
  ],
  [
    'A towed twin gun; a burst counts as one round.',
    'Un cañón doble remolcado; una ráfaga cuenta como un disparo.',
  ],
  ['MANPADS (model not stated)', 'MANPADS (modelo no indicado)'],
  ['Subsonic cruise missile', 'Misil de crucero subsónico'],
  ['Fast jet', 'Reactor rápido'],
  ['Helicopter', 'Helicóptero'],
  ['Loitering munition', 'Munición merodeadora'],
  ['Reconnaissance drone', 'Dron de reconocimiento'],
  ['Transport aircraft', 'Avión de transporte'],
  ['Bomber', 'Bombardero'],
  ['triangular {#low} to {#high}, mode {#mode}', 'triangular de {#low} a {#high}, moda {#mode}'],
  ['pert {#low} to {#high}, mode {#mode}', 'PERT de {#low} a {#high}, moda {#mode}'],
  [
    'normal, mean {#mean}, standard deviation {#deviation}',
    'normal, media {#mean}, desviación típica {#deviation}',
  ],
  [
    'normal, mean {#mean}, standard deviation {#deviation}, within {#low} to {#high}',
    'normal, media {#mean}, desviación típica {#deviation}, entre {#low} y {#high}',
  ],
  [
    'lognormal, median {#median}, 95 % point {#point}',
    'lognormal, mediana {#median}, punto del 95 % {#point}',
  ],
  [
    'lognormal, median {#median}, 95 % point {#point}, within {#low} to {#high}',
    'lognormal, mediana {#median}, punto del 95 % {#point}, entre {#low} y {#high}',
  ],
  ['beta with a = {#a} and b = {#b}', 'beta con a = {#a} y b = {#b}'],
];
