import type { SentencePair } from '../translate.ts';

/** What the commands say of themselves. */
const help: readonly SentencePair[] = [
  [
    'Reads public reports of a claimed air defence and tests whether the claimed shield would hold.',
    'Lee informes públicos sobre una defensa aérea que se afirma y comprueba si el escudo se sostendría.',
  ],
  ['print the version', 'muestra la versión'],
  ['print help', 'muestra la ayuda'],
  ['print help for a command', 'muestra la ayuda de una orden'],
  ['display help for command', 'muestra la ayuda de una orden'],
  [
    'print results and findings only, no progress and no notes',
    'muestra solo resultados y avisos, sin progreso ni notas',
  ],
  ['print without colour', 'muestra todo sin color'],
  ['print the stack of an internal error', 'muestra la pila de un error interno'],
  [
    'language of what is printed and of pages (default: that of the reports, else English)',
    'idioma de lo que se muestra y de las páginas (por omisión: el de los informes; si no, inglés)',
  ],
  ['Usage:', 'Uso:'],
  ['Arguments:', 'Argumentos:'],
  ['Options:', 'Opciones:'],
  ['Global Options:', 'Opciones generales:'],
  ['Commands:', 'Órdenes:'],
  ['choices', 'valores'],
  ['default', 'por omisión'],
  ['commands', 'órdenes'],
  [
    '`skyproof help <command>` lists the options of a command',
    '`skyproof help <orden>` enumera las opciones de una orden',
  ],
  [
    'text files (.txt, .md), HTML pages (.html), folders of them, or - for standard input',
    'archivos de texto (.txt, .md), páginas HTML (.html), carpetas de ellos, o - para la entrada estándar',
  ],
  ['the output folder of a run', 'la carpeta de salida de una ejecución'],
  ['the output folder of another run', 'la carpeta de salida de otra ejecución'],
  [
    'seed of the random numbers: 0 to 2^53 - 1, or 0x and 14 hex digits up to 0x1fffffffffffff (default: 1)',
    'semilla de los números al azar: de 0 a 2^53 - 1, o 0x y 14 cifras hexadecimales hasta 0x1fffffffffffff (por omisión: 1)',
  ],
  [
    'export as well, names with commas between them: {=names}',
    'además exporta, nombres separados por comas: {=names}',
  ],
  [
    'use these claims (the form of `read --json`, corrected by hand)',
    'usa estas afirmaciones (la forma de `read --json`, corregidas a mano)',
  ],
  ['Examples:', 'Ejemplos:'],
  [
    'skyproof assess report1.txt report2.txt     assess two reports, write ./skyproof-…/index.html',
    'skyproof assess report1.txt report2.txt     evalúa dos informes, escribe ./skyproof-…/index.html',
  ],
  [
    'skyproof read report.txt --json             claims with their place in the text',
    'skyproof read report.txt --json             las afirmaciones con su lugar en el texto',
  ],
  [
    'skyproof draft report.txt --out my.yaml     a scenario to edit, then: skyproof run my.yaml',
    'skyproof draft report.txt --out my.yaml     un escenario que editar; después: skyproof run my.yaml',
  ],
  [
    'skyproof catalogue igla-s                   what is known of a system, and from where',
    'skyproof catalogue igla-s                   lo que se sabe de un sistema, y de dónde',
  ],
  [
    'skyproof publish my-run --format all        every format that the folder can be exported in',
    'skyproof publish my-run --format all        todos los formatos en que puede exportarse la carpeta',
  ],
  [
    'skyproof verify my-run --rerun              does the folder say what the run found, and is it found again',
    'skyproof verify my-run --rerun              si la carpeta dice lo que halló la ejecución, y si se halla de nuevo',
  ],
  [
    'skyproof read -- -odd-name.txt              -- ends the options: what follows are names',
    'skyproof read -- -odd-name.txt              -- acaba las opciones: lo que sigue son nombres',
  ],
  [
    'Exit codes: 0 fine, 1 a check failed, 2 bad usage, 3 bad input, 4 precision not reached,',
    'Códigos de salida: 0 bien, 1 falló una comprobación, 2 mal uso, 3 entrada no válida, 4 precisión no alcanzada,',
  ],
  ['70 internal error, 130 and 143 interrupted.', '70 error interno, 130 y 143 interrumpido.'],
  [
    'the main job: reports in, page and verdicts out',
    'la tarea principal: entran informes, salen página y veredictos',
  ],
  [
    'Reads reports, drafts a scenario from their claims, bounds and simulates it, writes a page with tables and a map, and prints the verdicts.',
    'Lee informes, redacta un escenario con sus afirmaciones, lo acota y lo simula, escribe una página con tablas y un mapa, y muestra los veredictos.',
  ],
  ['claims and contradictions as a table', 'afirmaciones y contradicciones en una tabla'],
  [
    'Reads reports and prints their claims, and the contradictions among them and with geography, dates and arithmetic.',
    'Lee informes y muestra sus afirmaciones, y las contradicciones entre ellas y con la geografía, las fechas y la aritmética.',
  ],
  ['print JSON', 'muestra JSON'],
  [
    'a scenario file from reports, every number with its source',
    'un archivo de escenario a partir de informes, cada número con su fuente',
  ],
  [
    'Reads reports and writes the scenario file that `assess` would simulate, to be edited and run.',
    'Lee informes y escribe el archivo de escenario que simularía `assess`, para editarlo y ejecutarlo.',
  ],
  ['write to this file (default: print)', 'escribe en este archivo (por omisión: lo muestra)'],
  ['overwrite a file that holds something else', 'sobrescribe un archivo que contiene otra cosa'],
  ['print JSON instead of YAML', 'muestra JSON en vez de YAML'],
  ['simulate a scenario file, no reports needed', 'simula un archivo de escenario, sin informes'],
  [
    'Simulates a scenario file as it is; flags take the place of its values.',
    'Simula un archivo de escenario tal como es; las opciones sustituyen sus valores.',
  ],
  [
    'a scenario file, or - for standard input',
    'un archivo de escenario, o - para la entrada estándar',
  ],
  [
    'run one of n shards, for `merge`; auto = from Slurm or Kubernetes',
    'ejecuta uno de n fragmentos, para `merge`; auto = según Slurm o Kubernetes',
  ],
  ['put the shards of a run together', 'une los fragmentos de una ejecución'],
  [
    'Puts the folders that `run --shard i/n` wrote together into one finished run, with the digest that one machine would have got.',
    'Une las carpetas que escribió `run --shard i/n` en una ejecución terminada, con el resumen criptográfico que habría obtenido una sola máquina.',
  ],
  [
    'the folders of all shards, in any order',
    'las carpetas de todos los fragmentos, en cualquier orden',
  ],
  [
    'a study: one scenario with numbers varied, one table',
    'un estudio: un escenario con números que varían, una tabla',
  ],
  [
    'Runs a scenario at many points over counts, readiness, ranges, probabilities, crews and times, and writes one Parquet table with a row for each scenario, measure and altitude. Finished parts are kept: the same command goes on after a stop.',
    'Ejecuta un escenario en muchos puntos de números, disponibilidad, alcances, probabilidades, dotaciones y tiempos, y escribe una tabla Parquet con una fila por escenario, medida y altura. Las partes terminadas se conservan: la misma orden sigue tras una parada.',
  ],
  ['a study file, or - for standard input', 'un archivo de estudio, o - para la entrada estándar'],
  [
    'write here (default: ./skyproof-study-<hash of the inputs>)',
    'escribe aquí (por omisión: ./skyproof-study-<resumen de las entradas>)',
  ],
  [
    'write into a folder that holds other files',
    'escribe en una carpeta que contiene otros archivos',
  ],
  ['print the summary as JSON', 'muestra el resumen en JSON'],
  ['threads (default: one a core)', 'hilos (por omisión: uno por núcleo)'],
  [
    'run one of n shards into the folder that all share; auto = from Slurm or Kubernetes',
    'ejecuta uno de n fragmentos en la carpeta que todos comparten; auto = según Slurm o Kubernetes',
  ],
  [
    'run even if it is estimated to take more than an hour',
    'ejecuta aunque se estime que llevará más de una hora',
  ],
  [
    'rebuild the page and tables of a finished run, or export it',
    'rehace la página y las tablas de una ejecución terminada, o la exporta',
  ],
  [
    'Rebuilds the page, the tables and the map of a finished run from its data files, and exports it in other formats. What was exported once stays in the folder.',
    'Rehace la página, las tablas y el mapa de una ejecución terminada a partir de sus archivos de datos, y la exporta en otros formatos. Lo que se exportó una vez se queda en la carpeta.',
  ],
  [
    'leave texts in tables as they are; without it those that a spreadsheet would take for formulas get an apostrophe',
    'deja los textos de las tablas tal cual; sin ella, los que una hoja de cálculo tomaría por fórmulas reciben un apóstrofo',
  ],
  [
    'weapon systems and intruders: figures, sources, grades',
    'sistemas de armas e intrusos: cifras, fuentes, grados',
  ],
  [
    'Prints the catalogue, or every figure of one system or intruder with its source and Admiralty grade.',
    'Muestra el catálogo, o cada cifra de un sistema o intruso con su fuente y su grado del Almirantazgo.',
  ],
  [
    'an id, a name or a designation, e.g. SA-24',
    'un identificador, un nombre o una designación, p. ej. SA-24',
  ],
  [
    'test the model against closed forms and past claims',
    'comprueba el modelo con formas cerradas y afirmaciones pasadas',
  ],
  [
    'Runs every closed-form check and prints expected against got, then forecasts past claims with a known outcome and scores the forecasts; exit code 1 if a check fails. A forecast that went wrong is printed and fails nothing.',
    'Ejecuta cada comprobación de forma cerrada y muestra lo esperado y lo obtenido; después pronostica afirmaciones pasadas de resultado conocido y puntúa los pronósticos; código de salida 1 si falla una comprobación. Un pronóstico errado se muestra y no hace fallar nada.',
  ],
  ['the past claims alone; takes seconds', 'solo las afirmaciones pasadas; lleva segundos'],
  [
    '100,000 trials a check in place of a million',
    '100 000 ensayos por comprobación en vez de un millón',
  ],
  [
    'this many trials a check; with --backtests, for each forecast that is simulated',
    'tantos ensayos por comprobación; con --backtests, por cada pronóstico que se simula',
  ],
  [
    'hash the files of a run or study again, or compute all of it again',
    'resume de nuevo los archivos de una ejecución o estudio, o lo calcula todo otra vez',
  ],
  [
    'Hashes the files of a run or study again and compares them with its manifest; with --rerun simulates the stored scenario or study with the recorded seed and options and compares digests. Exit code 1 if a file or the digest differs, 3 if the folder is neither.',
    'Resume de nuevo los archivos de una ejecución o estudio y los compara con su manifiesto; con --rerun simula el escenario o estudio guardado con la semilla y las opciones registradas y compara los resúmenes. Código de salida 1 si difiere un archivo o el resumen, 3 si la carpeta no es ni lo uno ni lo otro.',
  ],
  [
    'simulate again and compare digests; takes as long as the run did',
    'simula de nuevo y compara resúmenes; lleva lo mismo que la ejecución',
  ],
  ['threads for --rerun (default: one a core)', 'hilos para --rerun (por omisión: uno por núcleo)'],
  [
    'one trial of a run, step by step, in words',
    'un ensayo de una ejecución, paso a paso, en palabras',
  ],
  [
    'Runs one trial of a finished run again and says what was drawn, how many units stood and were ready, and what the world showed: counts, shares and elapsed times, no places.',
    'Ejecuta de nuevo un ensayo de una ejecución terminada y dice qué se sorteó, cuántas unidades había y cuántas estaban listas, y qué mostró el mundo: números, partes y tiempos, ningún lugar.',
  ],
  ['which trial, 0 to 2^32 - 1', 'qué ensayo, de 0 a 2^32 - 1'],
  ['which case of the scenario', 'qué caso del escenario'],
  ['two runs side by side', 'dos ejecuciones, una junto a otra'],
  [
    'Compares two finished runs: what changed in the input (reports, numbers with their sources, seed, trials, as-of date, version), and what in the result (verdicts, bounds, digest). Exit code 0 whether or not they differ, 3 if a folder is no run.',
    'Compara dos ejecuciones terminadas: qué cambió en la entrada (informes, números con sus fuentes, semilla, ensayos, fecha, versión) y qué en el resultado (veredictos, cotas, resumen). Código de salida 0 difieran o no, 3 si una carpeta no es una ejecución.',
  ],
  [
    'print every changed row, not only changed words and parted intervals',
    'muestra cada fila que cambió, no solo las palabras cambiadas y los intervalos separados',
  ],
  [
    'print the JSON Schema of the scenario file, for editors',
    'muestra el JSON Schema del archivo de escenario, para editores',
  ],
  [
    'the page, and an API for long runs, history and sharing',
    'la página, y una API para ejecuciones largas, historial y compartir',
  ],
  [
    'Opens the page: paste reports, read verdicts, move what nobody knows, all in your browser. Beside it an API creates, lists, watches, cancels and shares runs, which are kept in PostgreSQL (DATABASE_URL) or in a folder. For this machine alone, unless --host says otherwise.',
    'Abre la página: pegue informes, lea veredictos, mueva lo que nadie conoce, todo en su navegador. Junto a ella una API crea, enumera, sigue, cancela y comparte ejecuciones, que se guardan en PostgreSQL (DATABASE_URL) o en una carpeta. Solo para esta máquina, salvo que --host diga otra cosa.',
  ],
  [
    'port on this machine, 0 = any that is free',
    'puerto de esta máquina, 0 = cualquiera que esté libre',
  ],
  ['address of this machine to listen on', 'dirección de esta máquina en la que escucha'],
  [
    'under which address browsers come, e.g. https://skyproof.example; needed with another --host',
    'en qué dirección llegan los navegadores, p. ej. https://skyproof.example; necesaria con otro --host',
  ],
  ['where runs are kept without DATABASE_URL', 'dónde se guardan las ejecuciones sin DATABASE_URL'],
  ['the page alone', 'solo la página'],
  ['run what others asked a server for', 'ejecuta lo que otros pidieron a un servidor'],
  [
    'Takes runs from the database that DATABASE_URL names (PostgreSQL) and works on them until it is stopped; any number of workers, on any machine, share the work. Stopped or killed, it loses no more than the blocks under way.',
    'Toma ejecuciones de la base de datos que nombra DATABASE_URL (PostgreSQL) y trabaja en ellas hasta que se detiene; cualquier número de procesos de trabajo, en cualquier máquina, se reparten la tarea. Detenido o muerto, no pierde más que los bloques en curso.',
  ],
  [
    'runs at a time, each in a process of its own',
    'ejecuciones a la vez, cada una en un proceso propio',
  ],
  [
    'write everything a server keeps into one file',
    'escribe en un archivo todo lo que guarda un servidor',
  ],
  [
    'Writes every run with its input, files, events and share key into one file, from PostgreSQL (DATABASE_URL) or the embedded database. Either may restore it.',
    'Escribe cada ejecución con su entrada, archivos, sucesos y clave de enlace en un archivo, desde PostgreSQL (DATABASE_URL) o la base de datos incorporada. Cualquiera de las dos puede restaurarlo.',
  ],
  ['write to this file, which must not exist', 'escribe en este archivo, que no debe existir'],
  ['read a backup into an empty database', 'lee una copia de seguridad en una base de datos vacía'],
  [
    'Reads a file that `backup` wrote into an empty database. A file that is torn or was changed is refused before anything is written.',
    'Lee un archivo que escribió `backup` en una base de datos vacía. Un archivo cortado o cambiado se rechaza antes de escribir nada.',
  ],
  ['a file that `backup` wrote', 'un archivo que escribió `backup`'],
  [
    'folder of the embedded database, where DATABASE_URL is not set',
    'carpeta de la base de datos incorporada, si DATABASE_URL no está fijada',
  ],
  [
    'rules, or rules and a language model (llm), to which the reports are then sent (default: rules)',
    'reglas (rules), o reglas y un modelo de lenguaje (llm), al que entonces se envían los informes (por omisión: rules)',
  ],
  [
    'an OpenAI-compatible server, e.g. http://127.0.0.1:11434/v1; a key is taken from SKYPROOF_LLM_KEY',
    'un servidor compatible con OpenAI, p. ej. http://127.0.0.1:11434/v1; la clave se toma de SKYPROOF_LLM_KEY',
  ],
  ['which model of that server', 'qué modelo de ese servidor'],
  [
    'how long one answer may take (default: 120)',
    'cuánto puede tardar una respuesta (por omisión: 120)',
  ],
  ['title of the report, where its text gives none', 'título del informe, si su texto no lo da'],
  [
    'publisher of the report, where its text gives none',
    'quién publicó el informe, si su texto no lo da',
  ],
  [
    'date of the report, YYYY-MM-DD, where its text gives none',
    'fecha del informe, AAAA-MM-DD, si su texto no la da',
  ],
  [
    'web address of the report, where its text gives none',
    'dirección web del informe, si su texto no la da',
  ],
  ['leave out evidence dated later, YYYY-MM-DD', 'omite lo fechado después, AAAA-MM-DD'],
  [
    'whose air defence it is, ISO 3166 alpha-3, e.g. VEN',
    'de quién es la defensa aérea, ISO 3166 alfa-3, p. ej. VEN',
  ],
  [
    'half-width of the 95 % interval to reach, 0.0001 to 0.5',
    'semianchura del intervalo del 95 % que debe alcanzarse, de 0.0001 a 0.5',
  ],
  [
    'this many trials for every row, in place of the stopping rule',
    'tantos ensayos por cada fila, en vez de la regla de parada',
  ],
  [
    'write here (default: ./skyproof-<hash of the inputs>)',
    'escribe aquí (por omisión: ./skyproof-<resumen de las entradas>)',
  ],
  [
    'print results as JSON; without --out nothing is written',
    'muestra los resultados en JSON; sin --out no se escribe nada',
  ],
  [
    'print every row: all variants, each altitude by itself',
    'muestra cada fila: todas las variantes, cada altura por separado',
  ],
  [
    'child processes in place of threads: a crash of one costs one block',
    'procesos hijos en vez de hilos: si uno cae, cuesta un bloque',
  ],
];

/** What a command tells while and after it runs; numbers come in the form of the language already. */
const notes: readonly SentencePair[] = [
  [
    'bounds: {=some} of {=all} settings are impossible for every placement',
    'cotas: {=some} de {=all} situaciones son imposibles para cualquier emplazamiento',
  ],
  [
    'bounds: {=some} of {=all} settings are impossible for every placement; {=posture} covers at most {=range} of the area at the ground',
    'cotas: {=some} de {=all} situaciones son imposibles para cualquier emplazamiento; {=posture}: cubre como mucho el {=range} de la superficie a ras de suelo',
  ],
  [
    '{=cases} cases, at least {=worlds} worlds on {threads}, {until}: at least {time}',
    '{=cases} casos, al menos {=worlds} mundos en {threads}, {until}: al menos {time}',
  ],
  [
    'until every row is within ±{=precision} or has {=trials} trials',
    'hasta que cada fila esté dentro de ±{=precision} o tenga {=trials} ensayos',
  ],
  [
    'digest {=digest}, seed {=seed}, as of {=date}, at most {=trials} trials a row, {=seconds} s',
    'resumen {=digest}, semilla {=seed}, a fecha de {=date}, como mucho {=trials} ensayos por fila, {=seconds} s',
  ],
  ['perimeter: {=text}', 'perímetro: {=text}'],
  ['written: {=folder}/index.html', 'escrito: {=folder}/index.html'],
  [
    'written: {=folder}/index.html and {=count} other files',
    'escrito: {=folder}/index.html y otros {=count} archivos',
  ],
  [
    'written: {=folder}/index.html and {=count} other files; {=more}',
    'escrito: {=folder}/index.html y otros {=count} archivos; {=more}',
  ],
  ['written: {=file}, {=runs} runs', 'escrito: {=file}, {=runs} ejecuciones'],
  ['written: {=file}', 'escrito: {=file}'],
  ['restored: {=runs} runs', 'restauradas: {=runs} ejecuciones'],
  ['exported: {=formats}', 'exportado: {=formats}'],
  ['1 thread', '1 hilo'],
  ['{=count} threads', '{=count} hilos'],
  ['{=trials} trials a row', '{=trials} ensayos por fila'],
  ['a few seconds', 'unos segundos'],
  ['about {=count} s', 'unos {=count} s'],
  ['about {=count} minutes', 'unos {=count} minutos'],
  ['about {=count} hours', 'unas {=count} horas'],
  ['stopping …', 'deteniendo …'],
  [
    'stopped: nothing was written; the same command starts the run again',
    'detenido: no se escribió nada; la misma orden empieza de nuevo la ejecución',
  ],
  [
    'stopped: {=kept} finished blocks are kept; the same command goes on from there',
    'detenido: se conservan {=kept} bloques terminados; la misma orden sigue desde ahí',
  ],
  [
    'stopped: {=kept} of {=all} parts are kept; the same command goes on from there',
    'detenido: se conservan {=kept} de {=all} partes; la misma orden sigue desde ahí',
  ],
  ['stopped: the {what} was not computed again', 'detenido: {what} no se calculó de nuevo'],
  [
    'shard {=index}/{=of}: {=kept} of {=all} parts are kept; the same command without --shard writes the table',
    'fragmento {=index}/{=of}: se conservan {=kept} de {=all} partes; la misma orden sin --shard escribe la tabla',
  ],
  [
    'going on from {=count} blocks that an earlier run finished',
    'se sigue a partir de {=count} bloques que terminó una ejecución anterior',
  ],
  [
    'going on from {=count} parts that are kept',
    'se sigue a partir de {=count} partes conservadas',
  ],
  [
    '{=points} scenarios in {=parts} parts, {=trials} trials a row',
    '{=points} escenarios en {=parts} partes, {=trials} ensayos por fila',
  ],
  [
    '{=title}: {=points} scenarios, {=rows} rows, {=trials} trials a row',
    '{=title}: {=points} escenarios, {=rows} filas, {=trials} ensayos por fila',
  ],
  ['digest {=digest}, seed {=seed}', 'resumen {=digest}, semilla {=seed}'],
  [
    'Nothing can be assessed: no report claims an air defence that can be tested.',
    'No hay nada que evaluar: ningún informe afirma una defensa aérea que pueda comprobarse.',
  ],
  [
    'Nothing to draft: no report claims an air defence that can be tested.',
    'No hay nada que redactar: ningún informe afirma una defensa aérea que pueda comprobarse.',
  ],
  [
    '{=count} claims cannot be tested and are not shown.',
    '{=count} afirmaciones no pueden comprobarse y no se muestran.',
  ],
  [
    '{=count} rows for other readings, postures and variants: on the page, or with --all.',
    '{=count} filas de otras lecturas, dispositivos y variantes: en la página, o con --all.',
  ],
  ['{=count} trials a check ({pace})', '{=count} ensayos por comprobación ({pace})'],
  ['about half a minute', 'cerca de medio minuto'],
  ['some minutes; --quick takes half a minute', 'unos minutos; --quick lleva medio minuto'],
  [
    '{=pass} of {=all} checks pass, seed {=seed}',
    '{=pass} de {=all} comprobaciones pasan, semilla {=seed}',
  ],
  [
    'Misses: the forecast lies on the wrong side of 1/2 ({=count})',
    'Fallos: el pronóstico está en el lado equivocado de 1/2 ({=count})',
  ],
  [
    'The others ({=count}); a forecast of 0.50 calls neither side',
    'Los demás ({=count}); un pronóstico de 0.50 no se inclina por ningún lado',
  ],
  ['Brier score: 0 is best, 1 worst', 'Puntuación de Brier: 0 es lo mejor; 1, lo peor'],
  [
    'Both runs have the digest {=digest}: the same bounds, measures and verdicts.',
    'Ambas ejecuciones tienen el resumen {=digest}: las mismas cotas, medidas y veredictos.',
  ],
  ['The digests differ: {=one} and {=other}.', 'Los resúmenes difieren: {=one} y {=other}.'],
  [
    '{=verdicts} verdicts and {=bounds} bounds are the same in both runs.',
    '{=verdicts} veredictos y {=bounds} cotas son iguales en ambas ejecuciones.',
  ],
  [
    '{=count} further rows {what}; --all prints them.',
    'Otras {=count} filas {what}; --all las muestra.',
  ],
  ['keep their word with other figures', 'conservan su palabra con otras cifras'],
  ['say the same with other figures', 'dicen lo mismo con otras cifras'],
  ['nothing to show', 'nada que mostrar'],
  [
    'All files are those that the run wrote.',
    'Todos los archivos son los que escribió la ejecución.',
  ],
  [
    'All files are those that the study wrote.',
    'Todos los archivos son los que escribió el estudio.',
  ],
  ['Files differ from the manifest.', 'Hay archivos que difieren del manifiesto.'],
  ['recorded digest {=digest}', 'resumen registrado {=digest}'],
  ['computed digest {=digest}', 'resumen calculado  {=digest}'],
  [
    'Computed again, the run gives the same digest.',
    'Calculada de nuevo, la ejecución da el mismo resumen.',
  ],
  [
    'Computed again, the study gives the same digest.',
    'Calculado de nuevo, el estudio da el mismo resumen.',
  ],
  [
    'Computed again, the run gives another digest.',
    'Calculada de nuevo, la ejecución da otro resumen.',
  ],
  [
    'Computed again, the study gives another digest.',
    'Calculado de nuevo, el estudio da otro resumen.',
  ],
  [
    'The run was not computed again, because its files differ.',
    'La ejecución no se calculó de nuevo, porque sus archivos difieren.',
  ],
  [
    'The study was not computed again, because its files differ.',
    'El estudio no se calculó de nuevo, porque sus archivos difieren.',
  ],
  [
    'Not verified: the digest, which is one of the rows, because verify does not read the table back; --rerun computes the study again and compares digests.',
    'Sin comprobar: el resumen, que es una de las filas, porque verify no lee la tabla; --rerun calcula el estudio de nuevo y compara los resúmenes.',
  ],
  [
    'The page runs in your browser; nothing is uploaded. Ctrl-C stops the server.',
    'La página funciona en su navegador; no se sube nada. Ctrl-C detiene el servidor.',
  ],
  [
    'The address opens one session; its token is also what the API takes as a bearer token. The page runs in your browser; only what is posted to the API is stored. Ctrl-C stops the server.',
    'La dirección abre una sesión; su clave es también la que acepta la API como credencial. La página funciona en su navegador; solo se guarda lo que se envía a la API. Ctrl-C detiene el servidor.',
  ],
  ['the report is sent to {=model} at {=host}', 'el informe se envía a {=model} en {=host}'],
  [
    '{=count} reports are sent to {=model} at {=host}',
    '{=count} informes se envían a {=model} en {=host}',
  ],
  [
    'Trial {=trial} of the case {=case}, seed {=seed}: one possible world out of many. It is not where anything stands.',
    'Ensayo {=trial} del caso {=case}, semilla {=seed}: un mundo posible entre muchos. No dice dónde está nada.',
  ],
  ['1. What nobody knows was drawn.', '1. Se sorteó lo que nadie conoce.'],
  ['All {=count} numbers of the case are fixed.', 'Los {=count} números del caso son fijos.'],
  [
    'The other {=count} numbers of the case are fixed.',
    'Los otros {=count} números del caso son fijos.',
  ],
  [
    '2. Units were put in place at random inside their areas; each is ready or not.',
    '2. Las unidades se situaron al azar dentro de sus zonas; cada una está lista o no.',
  ],
  [
    '{=system}: {=claimed} counted (unit: {unit}), {=placed} in place, {=ready} of them ready.',
    '{=system}: {=claimed} contados (unidad: {unit}), {=placed} en su sitio, {=ready} de ellos listos.',
  ],
  [
    '{=step}. What this world shows of the posture {=id} ({label}).',
    '{=step}. Lo que este mundo muestra del dispositivo {=id} ({label}).',
  ],
  ['At the ground:', 'A ras de suelo:'],
  ['At {=height}:', 'A {=height}:'],
  [
    'At the ground, with at least {=k} units reaching each point:',
    'A ras de suelo, con al menos {=k} unidades que alcanzan cada punto:',
  ],
  [
    'At {=height}, with at least {=k} units reaching each point:',
    'A {=height}, con al menos {=k} unidades que alcanzan cada punto:',
  ],
  [
    'area: {=share} of the territory within reach; at least {=asked} is asked: {holds}',
    'superficie: el {=share} del territorio al alcance; se pide al menos el {=asked}: {holds}',
  ],
  [
    'border: {=share} guarded; no gap is asked: {holds}',
    'frontera: vigilado el {=share}; se pide ningún hueco: {holds}',
  ],
  [
    'border: {=share} guarded, no gap; no gap is asked: {holds}',
    'frontera: vigilado el {=share}, ningún hueco; se pide ningún hueco: {holds}',
  ],
  [
    'border: {=share} guarded, {=count} gap, the longest {=length} km; no gap is asked: {holds}',
    'frontera: vigilado el {=share}, {=count} hueco, el más largo de {=length} km; se pide ningún hueco: {holds}',
  ],
  [
    'border: {=share} guarded, {=count} gaps, the longest {=length} km; no gap is asked: {holds}',
    'frontera: vigilado el {=share}, {=count} huecos, el más largo de {=length} km; se pide ningún hueco: {holds}',
  ],
  [
    'belt: {=depth} km deep; no uncovered way through it is asked: {holds}',
    'franja: {=depth} km de fondo; se pide ningún camino descubierto: {holds}',
  ],
  [
    'points: {=covered} of the {=of} largest cities covered; all are asked: {holds}',
    'ciudades: {=covered} de las {=of} más grandes cubiertas; se piden todas: {holds}',
  ],
  [
    'crossing, {name}: {=engaged} of {=flown} engaged; on average {=met} units met and {=time} s inside their envelopes, summed over units: {holds}',
    'cruce, {name}: {=engaged} de {=flown} atacados; de media {=met} unidades encontradas y {=time} s dentro de sus envolventes, sumando unidades: {holds}',
  ],
  [
    'crossing: at least {=asked} engaged of every class are asked: {holds}',
    'cruce: se piden al menos {=asked} atacados de cada clase: {holds}',
  ],
  ['holds', 'se cumple'],
  ['does not hold', 'no se cumple'],
  [
    'The run counted this trial: rows of this case rest on trials 0 to at most {=last}.',
    'La ejecución contó este ensayo: las filas de este caso se apoyan en los ensayos 0 a {=last} como mucho.',
  ],
  [
    'The run did not count this trial: rows of this case rest on trials 0 to at most {=last}.',
    'La ejecución no contó este ensayo: las filas de este caso se apoyan en los ensayos 0 a {=last} como mucho.',
  ],
];

/** Heads and words of printed tables. */
const tables: readonly SentencePair[] = [
  ['error', 'error'],
  ['warning', 'advertencia'],
  ['info', 'nota'],
  ['sentence', 'frase'],
  ['who', 'quién'],
  ['hedge', 'certeza'],
  ['kind', 'tipo'],
  ['origins', 'orígenes'],
  ['what', 'qué'],
  ['severity', 'gravedad'],
  ['claims', 'afirmaciones'],
  ['Reports', 'Informes'],
  ['Claims', 'Afirmaciones'],
  ['Contradictions and doubts', 'Contradicciones y dudas'],
  ['The reports differ', 'Los informes difieren'],
  ['Reports that share one origin', 'Informes que comparten un origen'],
  ['(report)', '(informe)'],
  ['similarity', 'parecido'],
  ['title', 'título'],
  ['asserted', 'dicho como un hecho'],
  ['reported', 'según otros'],
  ['alleged', 'alegado'],
  ['unconfirmed', 'sin confirmar'],
  ['estimated', 'estimado'],
  ['denied', 'negado'],
  ['possession', 'posesión'],
  ['deployment', 'despliegue'],
  ['personnel', 'personal'],
  ['capability', 'capacidad'],
  ['effect', 'efecto'],
  ['contingency', 'contingencia'],
  ['threat', 'amenaza'],
  ['assessment', 'valoración'],
  ['risk', 'riesgo'],
  ['event', 'suceso'],
  ['geography', 'geografía'],
  ['chronology', 'fechas'],
  ['arithmetic', 'aritmética'],
  ['designation', 'designación'],
  ['attribution', 'atribución'],
  ['wording', 'redacción'],
  ['file', 'archivo'],
  ['Input', 'Entrada'],
  ['Verdicts', 'Veredictos'],
  ['Bounds', 'Cotas'],
  ['older', 'anterior'],
  ['newer', 'posterior'],
  ['check', 'comprobación'],
  ['expected', 'esperado'],
  ['got', 'obtenido'],
  ['source', 'fuente'],
  ['grade', 'grado'],
  ['id', 'id'],
  ['name', 'nombre'],
  ['value', 'valor'],
  ['quantity', 'magnitud'],
  ['the run', 'la ejecución'],
  ['the study', 'el estudio'],
  ['run', 'la ejecución'],
  ['study', 'el estudio'],
];

/** The command line in Spanish. */
export const commandLineSentences: readonly SentencePair[] = [...help, ...notes, ...tables];
