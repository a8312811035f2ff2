declare module 'cli-progress' {
  interface BarOptions {
    readonly format?: string;
    readonly hideCursor?: boolean;
    readonly clearOnComplete?: boolean;
    readonly stopOnComplete?: boolean;
    readonly stream?: NodeJS.WritableStream;
    readonly gracefulExit?: boolean;
    readonly barsize?: number;
  }
  class SingleBar {
    constructor(options: BarOptions, preset?: object);
    start(total: number, value: number): void;
    update(value: number): void;
    setTotal(total: number): void;
    stop(): void;
  }
  const Presets: { readonly shades_classic: object };
  const bars: { readonly SingleBar: typeof SingleBar; readonly Presets: typeof Presets };
  // The package is CommonJS, which Node offers as a default import only.
  // biome-ignore lint/style/noDefaultExport: describes a foreign package
  export default bars;
}
