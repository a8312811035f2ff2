/** What a Spanish word does in its sentence. */
export type SpanishPart =
  | 'det'
  | 'num'
  | 'noun'
  | 'name'
  | 'adj'
  | 'adv'
  | 'verb'
  | 'prep'
  | 'conj'
  | 'pron'
  | 'clitic'
  | 'negation'
  | 'punct'
  | 'clause';

/** Words of grammar: part, Spanish forms and what stands for each in English; `-` stands for nothing. */
const table: readonly (readonly [part: SpanishPart, words: string])[] = [
  [
    'det',
    'el=the la=the los=the las=the lo=the un=a una=a unos=some unas=some este=this esta=this estos=these estas=these ese=that esa=that esos=those esas=those ' +
      'aquel=that aquella=that aquellos=those aquellas=those su=its sus=its mi=my mis=my tu=your tus=your nuestro=our nuestra=our nuestros=our nuestras=our vuestro=your vuestra=your ' +
      'cada=each todo=all toda=all todos=all todas=all otro=another otra=another otros=other otras=other algún=some alguna=some algunos=some algunas=some ningún=no ninguna=no ' +
      'varios=several varias=several muchos=many muchas=many mucho=much mucha=much pocos=few pocas=few poco=little poca=little cualquier=any ambos=both ambas=both ' +
      'dicho=that dicha=that dichos=those dichas=those cuyo=whose cuya=whose cuyos=whose cuyas=whose tanto=so_much tanta=so_much tantos=so_many tantas=so_many demasiado=too_much bastante=enough bastantes=enough ' +
      'más=more menos=less media=half medio=half semejante=such tal=such tales=such sendos=two sendas=two cuánto=how_much cuántos=how_many cuántas=how_many qué=what',
  ],
  [
    'prep',
    'a=to al=to_the de=of del=of_the en=in con=with por=by para=for sin=without sobre=on entre=between hasta=until desde=from hacia=toward contra=against según=according_to durante=during ' +
      'tras=after ante=before bajo=under mediante=by_means_of salvo=except excepto=except incluso=even vía=via',
  ],
  [
    'conj',
    'que=that de_que=that a_que=to y=and e=and o=or u=or pero=but sino=but aunque=although porque=because si=if mientras=while pues=for ni=nor cuando=when donde=where como=as cómo=how dónde=where cuándo=when mas=but conque=so luego=then',
  ],
  [
    'pron',
    'lo_que=what el_que=the_one_that la_que=the_one_that los_que=those_that las_que=those_that lo_cual=which el_cual=which la_cual=which los_cuales=which las_cuales=which ' +
      'el_de=the_one_of la_de=the_one_of los_de=those_of las_de=those_of quien=who quienes=who quién=who quiénes=who cual=which cuales=which cuál=which yo=I tú=you él=he ella=she ellos=they ellas=they nosotros=we nosotras=we usted=you ustedes=you vosotros=you ' +
      'esto=this eso=that aquello=that ello=it uno=one éste=this ésta=this éstos=these éstas=these ése=that ésa=that aquél=that alguien=somebody nadie=nobody algo=something nada=nothing ninguno=none mismo=himself todo=everything cuanto=whatever sí=yes ' +
      'mí=me ti=you conmigo=with_me contigo=with_you consigo=with_it',
  ],
  [
    'adj',
    'norte=northern sur=southern este=eastern oeste=western noreste=northeastern noroeste=northwestern sureste=southeastern suroeste=southwestern solo=single sola=single',
  ],
  ['clitic', 'me=me te=you nos=us os=you le=him les=them lo=it la=it los=them las=them se=-'],
  ['negation', 'no=not nunca=never jamás=never tampoco=neither'],
  [
    'adv',
    'así_lo=- ya=already aún=still todavía=still también=also además=moreover así=thus hoy=today ayer=yesterday mañana=tomorrow anoche=last_night anteayer=the_day_before_yesterday ahora=now antes=before después=afterwards luego=later entonces=then siempre=always pronto=soon tarde=late ' +
      'aquí=here allí=there allá=there ahí=there acá=here cerca=near lejos=far dentro=inside fuera=outside arriba=above abajo=below encima=on_top debajo=underneath delante=ahead detrás=behind adelante=forward atrás=back bien=well mal=badly muy=very más=more menos=less tan=so tanto=so_much ' +
      'casi=almost apenas=barely solo=only sólo=only solamente=only quizá=perhaps quizás=perhaps acaso=perhaps mejor=better peor=worse igual=equally mucho=a_lot poco=little bastante=enough demasiado=too incluso=even aun=even asimismo=likewise inclusive=even medio=half mediante=by',
  ],
];

/** A word of grammar in one of its uses. */
export interface SmallWord {
  readonly part: SpanishPart;
  /** English; empty where nothing stands for it. */
  readonly english: string;
}

/** Words of grammar by their form, lower case; the likelier use first. */
export const smallWords: ReadonlyMap<string, readonly SmallWord[]> = collect();

function collect(): Map<string, SmallWord[]> {
  const out = new Map<string, SmallWord[]>();
  for (const [part, words] of table)
    for (const pair of words.split(' ')) {
      const [form = '', english = ''] = pair.split('=');
      const phrase = form.replaceAll('_', ' ');
      const uses = out.get(phrase) ?? [];
      uses.push({ part, english: english === '-' ? '' : english.replaceAll('_', ' ') });
      out.set(phrase, uses);
    }
  return out;
}

/** Weekdays and months: written without a capital in Spanish. */
export const calendarWords: ReadonlyMap<string, string> = new Map(
  (
    'lunes=Monday martes=Tuesday miércoles=Wednesday jueves=Thursday viernes=Friday sábado=Saturday domingo=Sunday enero=January febrero=February marzo=March abril=April ' +
    'mayo=May junio=June julio=July agosto=August septiembre=September setiembre=September octubre=October noviembre=November diciembre=December'
  )
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);
