/** Compresses a text and writes the bytes with the letters that an address allows (deflate without a header, base64url). */
export async function packText(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return writeBase64Url(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** Reads what `packText` wrote; stops reading at `mostBytes`, so that a small address cannot fill the memory. */
export async function unpackText(
  packed: string,
  mostBytes: number,
): Promise<{ readonly text: string } | { readonly fault: 'damaged' | 'too-long' }> {
  const bytes = readBase64Url(packed);
  if (bytes === null) return { fault: 'damaged' };
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode() };
      length += value.byteLength;
      if (length > mostBytes) {
        await reader.cancel();
        return { fault: 'too-long' };
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return { fault: 'damaged' };
  }
}

function writeBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function readBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
