import { mediaTypeOf } from '../../publish/media-types.ts';

/** Hands a file to the browser, which keeps it where downloads go. A text, or bytes, get the type that its name ends on. */
export function saveFile(name: string, content: string | Uint8Array | Blob): void {
  const type = mediaTypeOf(name);
  const blob =
    content instanceof Blob
      ? content
      : new Blob([content as BlobPart], {
          type: typeof content === 'string' ? `${type};charset=utf-8` : type,
        });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
