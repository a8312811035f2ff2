import type { SentencePair } from '../translate.ts';

/** What is wrong in a scenario file. */
const scenario: readonly SentencePair[] = [
  [
    'give a share to every area of the list, or to none',
    'dé una parte a cada zona de la lista, o a ninguna',
  ],
  [
    'the shares of where must sum to 1; they sum to {=sum}',
    'las partes de where deben sumar 1; suman {=sum}',
  ],
  ['an area needs one of {=kinds}', 'una zona necesita una de {=kinds}'],
  ['{=country} has no region {=code}; {more}', '{=country} no tiene la región {=code}; {more}'],
  ['{=country} has no land border', '{=country} no tiene frontera terrestre'],
  ['{=country} has no coast that the data name', '{=country} no tiene costa que nombren los datos'],
  [
    'the gazetteer holds no city in {=country}',
    'el nomenclátor no tiene ninguna ciudad en {=country}',
  ],
  [
    'cities needs largest: n, population: n or names: [...]',
    'cities necesita largest: n, population: n o names: [...]',
  ],
  ['corridor needs two different places or more', 'corridor necesita dos lugares distintos o más'],
  ['{=key} must be true, not {=value}', '{=key} debe ser true, no {=value}'],
  [
    'no claim says whose air defence it is; give --territory',
    'ninguna afirmación dice de quién es la defensa aérea; dé --territory',
  ],
  ['no country "{=code}"; {more}', 'ningún país «{=code}»; {more}'],
  ['give an ISO 3166 alpha-3 code', 'dé un código ISO 3166 alfa-3'],
  [
    '{=claim}: "{=system}" has no retrieved range in the catalogue, so it is not simulated',
    '{=claim}: «{=system}» no tiene un alcance recuperado en el catálogo, así que no se simula',
  ],
  [
    'no claim gives {=country} an air defence system that can be run',
    'ninguna afirmación da a {=country} un sistema de defensa aérea que pueda ejecutarse',
  ],
  [
    '{=count} claims have no question, to keep the scenario file inside its limits',
    '{=count} afirmaciones quedan sin pregunta, para que el archivo de escenario no supere sus límites',
  ],
  [
    '{=claim}: "{=text}" leaves the variant open; read as {=system}; it may also be {=others}',
    '{=claim}: «{=text}» deja abierta la variante; leído como {=system}; también puede ser {=others}',
  ],
  [
    '{=claim}: "{=text}" leaves the variant open; read as {=system}',
    '{=claim}: «{=text}» deja abierta la variante; leído como {=system}',
  ],
  [
    'circle must be [longitude, latitude], not {=value}',
    'circle debe ser [longitud, latitud], no {=value}',
  ],
  [
    'a circle must have a radius of at least 25 km; it has {=km} km',
    'un círculo debe tener un radio de 25 km como mínimo; tiene {=km} km',
  ],
  [
    'a polygon must hold a circle of 25 km in radius; the largest found has {=km} km',
    'un polígono debe contener un círculo de 25 km de radio; el mayor hallado tiene {=km} km',
  ],
  ['a drawn area must be one Polygon', 'una zona dibujada debe ser un solo Polygon'],
  [
    'a drawn circle or polygon must cite the claim that names it: claim: <id>',
    'un círculo o polígono dibujado debe citar la afirmación que lo nombra: claim: <id>',
  ],
  ['{=what} must be a map, not {=value}', '{=what} debe ser un mapa de claves, no {=value}'],
  ['unknown key "{=key}"; {more}', 'clave desconocida «{=key}»; {more}'],
  [
    '{=what} must be a list with at least one item, not {=value}',
    '{=what} debe ser una lista con al menos un elemento, no {=value}',
  ],
  ['{=what} must be a text, not {=value}', '{=what} debe ser un texto, no {=value}'],
  [
    '{=what} must be at most {=most} characters long; it has {=length}',
    '{=what} debe tener como mucho {=most} caracteres; tiene {=length}',
  ],
  [
    '{=what} must be one of {=words}, not {=value}',
    '{=what} debe ser uno de {=words}, no {=value}',
  ],
  ['{=what} must be a number, not {=value}', '{=what} debe ser un número, no {=value}'],
  [
    '{=what} must be a whole number, not {=value}',
    '{=what} debe ser un número entero, no {=value}',
  ],
  [
    '{=what} must be a whole number from {=low} to {=high}, not {=value}',
    '{=what} debe ser un número entero de {=low} a {=high}, no {=value}',
  ],
  [
    '{=what} must be from {=low} to {=high}, not {=value}',
    '{=what} debe estar entre {=low} y {=high}, no {=value}',
  ],
  ['{=key} is missing', 'falta {=key}'],
  ['inventory must be true or false', 'inventory debe ser true o false'],
  [
    'id may hold letters, digits, - and _, not {=value}',
    'id puede contener letras, cifras, - y _, no {=value}',
  ],
  [
    'the catalogue lists {=system} without a retrieved range; give rangeKm with its source to run it',
    'el catálogo enumera {=system} sin un alcance recuperado; dé rangeKm con su fuente para ejecutarlo',
  ],
  [
    'not retrieved from a source and used as an assumption (F6): {*labels}',
    'no recuperado de una fuente y usado como supuesto (F6): {*labels}',
  ],
  [
    'floorM ({=floor}) must lie below ceilingM ({=ceiling})',
    'floorM ({=floor}) debe quedar por debajo de ceilingM ({=ceiling})',
  ],
  ['crews needs operators', 'crews necesita operators'],
  ['reserve needs count', 'reserve necesita count'],
  ['activation needs exponentialHours', 'activation necesita exponentialHours'],
  ['intruders must be a list, not {=value}', 'intruders debe ser una lista, no {=value}'],
  ['an intruder needs a class', 'un intruso necesita una clase (class)'],
  [
    'the catalogue holds no intruder class "{=class}"; {more}',
    'el catálogo no tiene la clase de intruso «{=class}»; {more}',
  ],
  ['an inline class needs {=keys}', 'una clase propia necesita {=keys}'],
  [
    'altitudeM must be [low, high], not {=value}',
    'altitudeM debe ser [mínimo, máximo], no {=value}',
  ],
  [
    'altitudeM must go from low to high, not {=low} to {=high}',
    'altitudeM debe ir del mínimo al máximo, no de {=low} a {=high}',
  ],
  [
    'from needs one of coast: true, border: <code>, any: true',
    'from necesita una de coast: true, border: <código>, any: true',
  ],
  [
    'towards is missing, and no city is known in {=country}',
    'falta towards, y no se conoce ninguna ciudad en {=country}',
  ],
  ['give {=one}, not both', 'dé {=one}, no ambos'],
  [
    'the scenario file has {=bytes} bytes; at most {=most} are read',
    'el archivo de escenario tiene {=bytes} bytes; se leen {=most} como mucho',
  ],
  ['aliases (*name) are not allowed', 'no se permiten alias (*nombre)'],
  ['anchors (&name) are not allowed', 'no se permiten anclas (&nombre)'],
  ['tags (!name) are not allowed', 'no se permiten etiquetas (!nombre)'],
  ['YAML directives are not read', 'las directivas de YAML no se leen'],
  [
    'the file is nested deeper than {=levels} levels',
    'el archivo se anida a más de {=levels} niveles',
  ],
  [
    'the file holds {=nodes} nodes; at most {=most} are read',
    'el archivo contiene {=nodes} nodos; se leen {=most} como mucho',
  ],
  ['the file holds more than one document', 'el archivo contiene más de un documento'],
  ['a key must be a plain word', 'una clave debe ser una palabra simple'],
  ['the key "{=key}" stands twice', 'la clave «{=key}» aparece dos veces'],
  ['{=value} is not a finite number', '{=value} no es un número finito'],
  [
    '{=value} is beyond the integers that stay exact',
    '{=value} supera los enteros que se mantienen exactos',
  ],
  [
    '{=value} is read differently by YAML versions; write a decimal number without leading zeros',
    '{=value} se lee de distinto modo según la versión de YAML; escriba un número decimal sin ceros delante',
  ],
  [
    'shotsPerTarget ({=shots}) must be at least the salvo ({=salvo})',
    'shotsPerTarget ({=shots}) debe ser al menos la salva ({=salvo})',
  ],
  ['{=what} needs a value or one of {=families}', '{=what} necesita un valor o una de {=families}'],
  [
    '{=what} must have one distribution, not {=count}',
    '{=what} debe tener una sola distribución, no {=count}',
  ],
  ['within truncates normal and lognormal only', 'within trunca solo normal y lognormal'],
  [
    '{=what}: the range must go from low to high, not {=low} to {=high}',
    '{=what}: el intervalo debe ir del mínimo al máximo, no de {=low} a {=high}',
  ],
  ['the standard deviation must be above 0', 'la desviación típica debe ser mayor que 0'],
  [
    '{=what}: lognormal needs 0 < median < 95 % point, not {=median}, {=point}',
    '{=what}: lognormal exige 0 < mediana < punto del 95 %, no {=median}; {=point}',
  ],
  [
    '{=what}: beta fits shares and probabilities only',
    '{=what}: beta sirve solo para partes y probabilidades',
  ],
  ['{=what}: beta needs two numbers above 0', '{=what}: beta necesita dos números mayores que 0'],
  [
    '{=what}: discrete must be a map of value: weight, not {=value}',
    '{=what}: discrete debe ser un mapa de valor: peso, no {=value}',
  ],
  ['{=what}: the weights must not sum to 0', '{=what}: los pesos no deben sumar 0'],
  [
    'within must go from low to high, not {=low} to {=high}',
    'within debe ir del mínimo al máximo, no de {=low} a {=high}',
  ],
  [
    '{=what} must have {=count} numbers here, not {=found}',
    '{=what} debe tener aquí {=count} números, no {=found}',
  ],
  [
    '{=what} must have two numbers here, not {=found}',
    '{=what} debe tener aquí dos números, no {=found}',
  ],
  [
    '{=what} must be the name of a city, not {=value}',
    '{=what} debe ser el nombre de una ciudad, no {=value}',
  ],
  ['cities there are {=names} ...', 'hay ciudades como {=names} ...'],
  [
    '{=what}: the gazetteer holds no "{=name}" in {=country}; {more}',
    '{=what}: el nomenclátor no tiene «{=name}» en {=country}; {more}',
  ],
  ['border must be a country code, not {=value}', 'border debe ser un código de país, no {=value}'],
  [
    'a drawn territory names no neighbours; use border: true for its whole edge',
    'un territorio dibujado no nombra vecinos; use border: true para todo su borde',
  ],
  [
    '{=country} has no land border with {=other}; {more}',
    '{=country} no tiene frontera terrestre con {=other}; {more}',
  ],
  [
    'it has {=count} characters; at most {=most} are read',
    'tiene {=count} caracteres; se leen {=most} como mucho',
  ],
  ['it is nested deeper than {=levels} levels', 'se anida a más de {=levels} niveles'],
  ['it is not JSON', 'no es JSON'],
  [
    'a FeatureCollection must hold exactly one Feature',
    'una FeatureCollection debe contener exactamente una Feature',
  ],
  [
    'its geometry must be a Polygon or MultiPolygon',
    'su geometría debe ser un Polygon o MultiPolygon',
  ],
  ['it has no coordinates', 'no tiene coordenadas'],
  [
    'it has {=points} points; at most {=most} are read',
    'tiene {=points} puntos; se leen {=most} como mucho',
  ],
  ['a point must be two numbers', 'un punto debe ser dos números'],
  [
    'no posture entry has the id "{=id}"; {more}',
    'ninguna entrada de posture tiene el id «{=id}»; {more}',
  ],
  ['the id "{=id}" stands twice', 'el id «{=id}» aparece dos veces'],
  [
    'altitudesM may list 32 heights, not {=count}',
    'altitudesM puede enumerar 32 alturas, no {=count}',
  ],
  ['the question id "{=id}" stands twice', 'el id de pregunta «{=id}» aparece dos veces'],
  ['a question needs an interpretation', 'una pregunta necesita interpretation'],
  ['areaShare must be above 0', 'areaShare debe ser mayor que 0'],
  [
    'a scenario must be a map, not {=value}',
    'un escenario debe ser un mapa de claves, no {=value}',
  ],
  [
    'asOf is missing; the date of the newest fact is used: {=date}',
    'falta asOf; se usa la fecha del dato más reciente: {=date}',
  ],
  [
    'asOf must be a date YYYY-MM-DD, not {=value}',
    'asOf debe ser una fecha AAAA-MM-DD, no {=value}',
  ],
  [
    'the scenario has no path "{=path}": {=part} is unknown; {more}',
    'el escenario no tiene la ruta «{=path}»: se desconoce {=part}; {more}',
  ],
  ['no fact has the id "{=id}"; {more}', 'ningún dato tiene el id «{=id}»; {more}'],
  [
    'no assumption is called "{=id}"; give a reason: beside it, or {more}',
    'ningún supuesto se llama «{=id}»; dé reason: junto a él, o {more}',
  ],
  [
    'source must be claim:<id>, fact:<id> or assumption:<slug>, not {=value}',
    'source debe ser claim:<id>, fact:<id> o assumption:<nombre>, no {=value}',
  ],
  ['see `skyproof catalogue` for the ids', 'vea los id en `skyproof catalogue`'],
  ['variants: "{=name}" does not fit, {more}', 'variants: «{=name}» no encaja, {more}'],
  [
    'alertHours may list 16 times, not {=count}',
    'alertHours puede enumerar 16 tiempos, no {=count}',
  ],
  ['did you mean "{=name}"?', '¿quiso decir «{=name}»?'],
  ['did you mean {=name}?', '¿quiso decir {=name}?'],
  [
    'the catalogue holds no system "{=name}"; {more}',
    'el catálogo no tiene el sistema «{=name}»; {more}',
  ],
  ['the catalogue holds no "{=name}"; {more}', 'el catálogo no tiene «{=name}»; {more}'],
  ['`skyproof catalogue` lists all', '`skyproof catalogue` los enumera todos'],
  ['an inline system needs a name', 'un sistema propio necesita un nombre (name)'],
  ['an inline system needs {=key}: [min, max]', 'un sistema propio necesita {=key}: [mín, máx]'],
  ['{=key} must be [min, max], not {=value}', '{=key} debe ser [mín, máx], no {=value}'],
  ['{=key} must go from low to high', '{=key} debe ir del mínimo al máximo'],
  ['terrain needs file: the name of a GeoTIFF', 'terrain necesita file: el nombre de un GeoTIFF'],
  [
    "{=file} must be a file name inside the scenario's folder",
    '{=file} debe ser un nombre de archivo dentro de la carpeta del escenario',
  ],
  [
    'territory needs a country code or geojson: file',
    'territory necesita un código de país o geojson: archivo',
  ],
  [
    '{=file}: a territory must hold a circle of 25 km in radius; the largest found has {=km} km',
    '{=file}: un territorio debe contener un círculo de 25 km de radio; el mayor hallado tiene {=km} km',
  ],
  [
    '{=file} was not found beside the scenario file',
    '{=file} no se encontró junto al archivo de escenario',
  ],
  [
    'the data set {=set} holds no outline of {=country}; write perimeter: { dataset: 10m }',
    'el conjunto de datos {=set} no tiene contorno de {=country}; escriba perimeter: { dataset: 10m }',
  ],
  [
    'cases must be a list of at most 64 entries, not {=value}',
    'cases debe ser una lista de 64 entradas como mucho, no {=value}',
  ],
  [
    'the case id "{=id}" stands twice or is reserved',
    'el id de caso «{=id}» aparece dos veces o está reservado',
  ],
  ['a case needs set: { path: value }', 'un caso necesita set: { ruta: valor }'],
  ['a case needs an id', 'un caso necesita un id'],
  ['a case is a reading or a variant, not both', 'un caso es una lectura o una variante, no ambas'],
  ['posture is missing', 'falta posture'],
  ['posture may list 64 entries, not {=count}', 'posture puede enumerar 64 entradas, no {=count}'],
  [
    'the posture id "{=id}" stands twice; give each its own id',
    'el id de posture «{=id}» aparece dos veces; dé a cada entrada el suyo',
  ],
];

/** What is wrong with reports, claims, files and folders. */
const files: readonly SentencePair[] = [
  ['no such file or folder (ENOENT)', 'no existe ese archivo o carpeta (ENOENT)'],
  ['no permission (EACCES)', 'sin permiso (EACCES)'],
  ['not permitted (EPERM)', 'no permitido (EPERM)'],
  ['the file system is read-only (EROFS)', 'el sistema de archivos es de solo lectura (EROFS)'],
  ['it is a folder (EISDIR)', 'es una carpeta (EISDIR)'],
  [
    'a part of the path is a file, not a folder (ENOTDIR)',
    'una parte de la ruta es un archivo, no una carpeta (ENOTDIR)',
  ],
  ['the path is too long (ENAMETOOLONG)', 'la ruta es demasiado larga (ENAMETOOLONG)'],
  ['the disk is full (ENOSPC)', 'el disco está lleno (ENOSPC)'],
  ['the quota is used up (EDQUOT)', 'la cuota está agotada (EDQUOT)'],
  ['the links go round in a circle (ELOOP)', 'los enlaces dan vueltas en círculo (ELOOP)'],
  ['too many files are open (EMFILE)', 'hay demasiados archivos abiertos (EMFILE)'],
  [
    'something stands there already; give another name (EEXIST)',
    'ya hay algo ahí; dé otro nombre (EEXIST)',
  ],
  [
    'no header and no text gives a full date; give --as-of YYYY-MM-DD',
    'ninguna cabecera ni texto da una fecha completa; dé --as-of AAAA-MM-DD',
  ],
  [
    'no report has a date in its header, so the latest past date in the texts is the as-of date: {=date}; --as-of changes it',
    'ningún informe tiene fecha en su cabecera, así que se toma la última fecha pasada de los textos: {=date}; --as-of la cambia',
  ],
  [
    'the report states no claim that Skyproof knows: weapons, their number, place, state or effect',
    'el informe no hace ninguna afirmación que Skyproof conozca: armas, su número, lugar, estado o efecto',
  ],
  [
    'The file {=name}: line {=line}, column {=column}: {what}. Give a file as `skyproof read --json` prints it.',
    'El archivo {=name}: línea {=line}, columna {=column}: {what}. Dé un archivo como el que muestra `skyproof read --json`.',
  ],
  [
    'The file needs an object with reports and claims, as `skyproof read --json` prints it.',
    'El archivo necesita un objeto con reports y claims, como lo muestra `skyproof read --json`.',
  ],
  ['needs a text, found {=found}.', 'necesita un texto; se encontró {=found}.'],
  ['needs a list, found {=found}.', 'necesita una lista; se encontró {=found}.'],
  ['needs one of {=words}; found {=found}.', 'necesita uno de {=words}; se encontró {=found}.'],
  [
    'The text has {=count} characters; at most {=most} are read. Split it, or keep the part about the claim.',
    'El texto tiene {=count} caracteres; se leen {=most} como mucho. Divídalo o quédese con la parte de la afirmación.',
  ],
  [
    'The page has {what}. Copy the article into a text file (.txt).',
    'La página tiene {what}. Copie el artículo en un archivo de texto (.txt).',
  ],
  [
    'about {=count} elements; at most {=most} are read',
    'unos {=count} elementos; se leen {=most} como mucho',
  ],
  ['elements nested more than {=deep} deep', 'elementos anidados a más de {=deep} niveles'],
  [
    'nothing can be assessed: no report claims an air defence that can be tested: weapons, their number, place, state or effect',
    'no hay nada que evaluar: ningún informe afirma una defensa aérea que pueda comprobarse: armas, su número, lugar, estado o efecto',
  ],
  [
    'web addresses are not fetched; save the article as a text file and give that',
    'no se descargan direcciones web; guarde el artículo como archivo de texto y dé ese',
  ],
  [
    'the file has more than {=bytes} bytes; at most {=most} are read',
    'el archivo tiene más de {=bytes} bytes; se leen {=most} como mucho',
  ],
  ['standard input (-) can be read once only', 'la entrada estándar (-) solo puede leerse una vez'],
  [
    'the folder holds no .txt, .md or .html file',
    'la carpeta no contiene ningún archivo .txt, .md o .html',
  ],
  [
    '{=kind} files are not read; open it, copy the article and save it as a text file (.txt)',
    'los archivos {=kind} no se leen; ábralo, copie el artículo y guárdelo como archivo de texto (.txt)',
  ],
  [
    'the page cannot be read: {=why}; open it, copy the article and save it as a text file (.txt)',
    'la página no puede leerse: {=why}; ábrala, copie el artículo y guárdelo como archivo de texto (.txt)',
  ],
  [
    'environment.terrain names {=file}, which does not lie beside the scenario; a GeoTIFF of heights is read',
    'environment.terrain nombra {=file}, que no está junto al escenario; se lee un GeoTIFF de alturas',
  ],
  [
    'manifest.json is not the manifest of a run',
    'manifest.json no es el manifiesto de una ejecución',
  ],
  [
    'scenario.yaml is not read by this version; run it again',
    'esta versión no lee scenario.yaml; ejecútelo de nuevo',
  ],
  [
    'the folder holds files that no run of Skyproof wrote; --force writes into it',
    'la carpeta contiene archivos que ninguna ejecución de Skyproof escribió; --force escribe en ella',
  ],
  [
    'process {=process} is writing into this folder; wait for its end, stop it, or choose another folder',
    'el proceso {=process} está escribiendo en esta carpeta; espere a que acabe, deténgalo o elija otra carpeta',
  ],
  [
    'it is a folder; give the name of a file (EISDIR)',
    'es una carpeta; dé el nombre de un archivo (EISDIR)',
  ],
  [
    'the file is there and holds something else; --force overwrites it (EEXIST)',
    'el archivo existe y contiene otra cosa; --force lo sobrescribe (EEXIST)',
  ],
  ['the file is not UTF-8', 'el archivo no es UTF-8'],
  [
    'the file is missing; SHA-256 {=hash} is expected',
    'falta el archivo; se espera SHA-256 {=hash}',
  ],
  [
    'the file has {=bytes} bytes, {=expected} are expected',
    'el archivo tiene {=bytes} bytes; se esperan {=expected}',
  ],
  [
    'the file has SHA-256 {=hash}, expected {=expected}',
    'el archivo tiene SHA-256 {=hash}; se espera {=expected}',
  ],
  [
    'the precision of {=precision} was not reached within {=trials} trials in every row',
    'la precisión de {=precision} no se alcanzó en {=trials} ensayos en todas las filas',
  ],
  [
    'the run has no case "{=case}"; there are: {=cases}',
    'la ejecución no tiene el caso «{=case}»; hay: {=cases}',
  ],
  [
    '{cost}; add --allow-long to run it, or ask for fewer trials',
    '{cost}; añada --allow-long para ejecutarla, o pida menos ensayos',
  ],
  [
    'the run was made by version {=one}, this is {=other}: the trial may differ from that of the run',
    'la ejecución la hizo la versión {=one}; esta es la {=other}: el ensayo puede diferir del de la ejecución',
  ],
  [
    '{=count} makes "{=sense}" hold in {=percent} % of the worlds, with everything else as it is',
    '{=count} hace que «{=sense}» se sostenga en el {=percent} % de los mundos, con todo lo demás igual',
  ],
  [
    'a shard is no finished run; give --format to `merge`',
    'un fragmento no es una ejecución terminada; dé --format a `merge`',
  ],
  [
    'a run with terrain is not split; run it without --shard',
    'una ejecución con terreno no se divide; ejecútela sin --shard',
  ],
];

/** What is wrong with elevation files and studies. */
const others: readonly SentencePair[] = [
  [
    'The file is not text. Save the article as plain text (.txt) in UTF-8.',
    'El archivo no es texto. Guarde el artículo como texto (.txt) en UTF-8.',
  ],
  [
    'The report holds no words. Give a file with the text of an article.',
    'El informe no contiene palabras. Dé un archivo con el texto de un artículo.',
  ],
  [
    'The text is neither English nor Spanish, and other languages are not read. Give a translation, and keep the original for the record.',
    'El texto no está en inglés ni en español, y no se leen otros idiomas. Dé una traducción y guarde el original como constancia.',
  ],
  [
    '{=count} bytes are not UTF-8 and were replaced by U+FFFD; save the file as UTF-8 to keep every letter.',
    '{=count} bytes no son UTF-8 y se sustituyeron por U+FFFD; guarde el archivo en UTF-8 para conservar cada letra.',
  ],
  ['a BigTIFF is not read; write a classic TIFF', 'no se lee un BigTIFF; escriba un TIFF clásico'],
  [
    '{what}; a GeoTIFF of one band is read: gdal_translate -of GTiff makes one',
    '{what}; se lee un GeoTIFF de una banda: gdal_translate -of GTiff crea uno',
  ],
  [
    '{what}; a grid of longitudes and latitudes in WGS84 with heights in metres is read: gdalwarp -t_srs EPSG:4326 makes one',
    '{what}; se lee una malla de longitudes y latitudes en WGS84 con alturas en metros: gdalwarp -t_srs EPSG:4326 crea una',
  ],
  [
    'the file has {=bytes} bytes; at most {=most} (64 MiB) are read: cut it out, thin it or pack it (gdalwarp -te, -tr, -co COMPRESS=DEFLATE)',
    'el archivo tiene {=bytes} bytes; se leen {=most} (64 MiB) como mucho: recórtelo, redúzcalo o comprímalo (gdalwarp -te, -tr, -co COMPRESS=DEFLATE)',
  ],
  ['the file is empty', 'el archivo está vacío'],
  [
    'it holds no height between -1,000 m and 9,000 m',
    'no contiene ninguna altura entre -1000 m y 9000 m',
  ],
  ['its heights cannot be decoded: {=why}', 'sus alturas no pueden descodificarse: {=why}'],
  [
    '{=found} heights were found for {=cells} cells',
    'se hallaron {=found} alturas para {=cells} celdas',
  ],
  ['design needs a kind', 'design necesita kind'],
  ['design needs points: the number of points', 'design necesita points: el número de puntos'],
  [
    'design needs points: the number of levels of each range',
    'design necesita points: el número de niveles de cada intervalo',
  ],
  [
    'a study has at most {=most} points, not {=points}',
    'un estudio tiene como mucho {=most} puntos, no {=points}',
  ],
  ['a value stands twice', 'un valor aparece dos veces'],
  ['the range is empty: {=range}', 'el intervalo está vacío: {=range}'],
  ['give {=one} or {=other}, not both', 'dé {=one} o {=other}, no ambos'],
];

/** What commander finds wrong in a command line. */
const usage: readonly SentencePair[] = [
  ["error: unknown command '{=name}'", "error: orden desconocida '{=name}'"],
  [
    "error: unknown command '{=name}' (Did you mean {=other}?)",
    "error: orden desconocida '{=name}' (¿quiso decir {=other}?)",
  ],
  ["error: unknown option '{=name}'", "error: opción desconocida '{=name}'"],
  ["error: missing required argument '{=name}'", "error: falta el argumento obligatorio '{=name}'"],
  ["error: option '{=option}' argument missing", "error: falta el valor de la opción '{=option}'"],
  [
    "error: required option '{=option}' not specified",
    "error: no se indicó la opción obligatoria '{=option}'",
  ],
  [
    "error: option '{=option}' argument '{=value}' is invalid. {why}",
    "error: la opción '{=option}' no admite el valor '{=value}'. {why}",
  ],
  ['Allowed choices are {=choices}', 'Los valores posibles son {=choices}'],
  [
    'It must be a whole number from 0 to {=most}, or 0x and 14 hex digits up to 0x1fffffffffffff',
    'Debe ser un número entero de 0 a {=most}, o 0x y 14 cifras hexadecimales hasta 0x1fffffffffffff',
  ],
  [
    'It must be a number from 0.0001 to 0.5, e.g. 0.01',
    'Debe ser un número de 0.0001 a 0.5, p. ej. 0.01',
  ],
  [
    'It must be a date YYYY-MM-DD, e.g. 2025-10-23',
    'Debe ser una fecha AAAA-MM-DD, p. ej. 2025-10-23',
  ],
  [
    'It must be names with commas between them, of these: {=names}',
    'Deben ser nombres separados por comas, de estos: {=names}',
  ],
  ['It must not be empty', 'No debe estar vacío'],
  [
    'It must be a whole number from {=low} to {=high}',
    'Debe ser un número entero de {=low} a {=high}',
  ],
];

/** Messages of findings, by where they arise. A message that is not here is told behind what its code means. */
export const findingSentences: readonly SentencePair[] = [
  ...scenario,
  ...files,
  ...others,
  ...usage,
];
