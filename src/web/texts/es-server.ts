import type { PageTexts } from './en.ts';

/** Words about the server behind the page and its runs, in Spanish. */
export const spanishServer: PageTexts['server'] = {
  private:
    'Todo ocurre en este navegador; no se sube nada salvo lo que usted entregue al servidor.',
  handOver: 'Ejecutar en el servidor',
  offer: (duration) =>
    `En este navegador la ejecución tardaría ${duration}. El servidor puede hacerla con esta página cerrada.`,
  runHere: 'Ejecutar aquí',
  handed: 'Entregado al servidor; nada de ello se ejecuta en este navegador.',
  line: 'En el servidor',
  sending: 'El servidor lee el escenario …',
  looking: 'Se pregunta al servidor cómo va la ejecución …',
  lost: 'Ahora no se oye al servidor; se le vuelve a preguntar.',
  mayClose:
    'Puede cerrar esta página: la ejecución sigue, y este navegador la encuentra de nuevo. El servidor ejecuta solo el archivo del escenario, así que en sus veredictos falta lo que solo contienen los informes, por ejemplo cuáles de ellos hacen una afirmación.',
  progress: (done, total) => `${done} de ${total} bloques`,
  states: {
    queued: 'en espera',
    running: 'en marcha',
    done: 'terminada',
    failed: 'fallida',
    cancelled: 'cancelada',
  },
  cancel: 'Cancelar',
  openPage: 'Abrir la página publicada',
  toHistory: 'Mostrar en el historial',
  unfollow: 'Cerrar esta línea',
  refusal: {
    silent: 'El servidor no responde. Puede repetir lo que hizo; nada se ejecuta dos veces.',
    session:
      'La sesión de este navegador terminó: el servidor se reinició o ha pasado una semana. Abra de nuevo una dirección con clave.',
    file: 'El servidor no acepta este archivo:',
    problem: (detail, afterS) =>
      `El servidor lo rechaza: ${detail}.${afterS === null ? '' : ` Inténtelo de nuevo dentro de ${afterS} s.`}`,
  },
  history: {
    title: 'Historial',
    lead: 'Ejecuciones que guarda el servidor, la más reciente primero. Quien tenga aquí una sesión las ve, las comparte y las elimina todas; no se registra quién pidió cada una. Una ejecución se queda hasta que alguien la elimina.',
    noSession:
      'El servidor de esta página guarda ejecuciones, pero todavía no para este navegador. Abra la dirección que mostró al iniciarse, o una que alguien con sesión cree en “Dejar entrar a alguien”. Si llegó por una dirección así, cargue la página de nuevo.',
    loadPage: 'Cargar la página de nuevo',
    runs: 'Ejecuciones',
    refresh: 'Mirar de nuevo',
    loading: 'Se pregunta al servidor …',
    empty: 'El servidor todavía no guarda ninguna ejecución.',
    older: 'Ejecuciones anteriores',
    kinds: { scenario: 'Escenario', reports: 'Informes', study: 'Estudio' },
    asked: 'pedida',
    digest: 'resumen',
    isShared: 'compartida',
    files: 'Archivos',
    noFiles: 'No tiene archivos.',
    bytes: (count) => `${count} bytes`,
    follow: 'Seguir',
    share: 'Compartir',
    shareNote:
      'Quien tenga el enlace lee esta ejecución sin sesión, hasta que usted lo retire: la página publicada y los archivos. Nadie puede adivinar el enlace.',
    shareHere:
      'Este servidor responde solo en esta máquina, y el enlace también. Para compartir con otros hay que iniciarlo para ellos (--host, --address).',
    makeLink: 'Crear un enlace',
    link: 'Enlace a esta ejecución',
    linkFiles: 'Sus archivos',
    copyLink: 'Copiar el enlace',
    takeBack: 'Retirar el enlace',
    takenBack: 'El enlace está retirado: ya no abre nada.',
    remove: 'Eliminar',
    removeQuestion:
      '¿Eliminar esta ejecución con todos sus archivos, para todos? Los enlaces a ella no abrirán nada.',
    removeYes: 'Eliminarla para siempre',
    removeNo: 'Conservarla',
    removed: (title) => `Eliminada: ${title}`,
    letIn: 'Dejar entrar a alguien',
    letInNote:
      'Una dirección que abre una sesión en otro navegador, una vez, durante una hora. Quien la use puede hacer todo lo que usted puede.',
    letInMake: 'Crear una dirección',
    letInAddress: 'Dirección que abre una sesión',
    copyAddress: 'Copiar la dirección',
  },
};
