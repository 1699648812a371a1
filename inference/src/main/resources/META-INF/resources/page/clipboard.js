/**
 * Copies the text of an element. Browsers give a page without TLS no clipboard; there the text is
 * selected, and copied the older way. Returns whether it was copied.
 */
export async function copyTextOf(element) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      // Not allowed: the older way.
    }
  }
  getSelection().selectAllChildren(element);
  return document.execCommand("copy");
}
