declare module 'virtual:first-outlines' {
  import type { PackedOutlines } from '../atlas/unpack-outlines.ts';
  export const first10m: PackedOutlines;
  export const first50m: PackedOutlines;
}
declare module 'virtual:example' {
  /** The reports of the bundled example. */
  export const texts: readonly { readonly name: string; readonly text: string }[];
}
declare module 'virtual:page-style.css';
declare module 'maplibre-gl/dist/maplibre-gl.css';
declare module 'maplibre-gl/dist/maplibre-gl-worker.mjs?url' {
  const address: string;
  // biome-ignore lint/style/noDefaultExport: that is how Vite gives the address.
  export default address;
}
