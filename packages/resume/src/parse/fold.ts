/** Lower case without accents, character by character: offsets stay. */
export function fold(text: string): string {
  return text
    .replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize("NFD").charAt(0))
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replaceAll("’", "'");
}
