/** A file as it travels between screen and host. */
export interface TravellingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly base64: string;
}

/** The bytes of a file that came from the host. */
export function bytesOf(file: TravellingFile): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(file.base64), (c) => c.charCodeAt(0));
}

/** Bytes as base64, as the host takes them. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // String.fromCharCode takes some ten thousand arguments at most.
  for (let at = 0; at < bytes.length; at += 8_192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return btoa(binary);
}

/** A picked file, ready for the host. */
export async function travelling(file: File): Promise<TravellingFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { name: file.name.slice(-255), mediaType: file.type, base64: toBase64(bytes) };
}

function save(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a minute is more than it needs on a slow disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Hands a file from the host to the person, as a download. */
export function saveFile(file: TravellingFile): void {
  save(file.name, new Blob([bytesOf(file)], { type: file.mediaType }));
}

/** Hands a text made here to the person, as a download in UTF-8 with the mark that Windows programs look for. */
export function saveText(name: string, text: string): void {
  save(name, new Blob(['\uFEFF', text.replaceAll('\n', '\r\n')], { type: 'text/plain;charset=utf-8' }));
}

/** Hands a text made here to the person as it is, as a download. */
export function saveBytes(name: string, mediaType: string, text: string): void {
  save(name, new Blob([text], { type: mediaType }));
}
