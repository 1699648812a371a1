package io.ganqp.trainer.dataset.source;

/** Tells files that systems leave behind from files that somebody put there. */
final class EntryFilter {
  private EntryFilter() {}

  /** Hidden files and folders, and what macOS adds to archives: passed over without a word. */
  static boolean isHidden(String name) {
    for (String part : name.split("/", -1)) {
      if (isHiddenPart(part)) {
        return true;
      }
    }
    return false;
  }

  static boolean isHiddenPart(String part) {
    return (part.startsWith(".") && !part.equals(".") && !part.equals(".."))
        || part.equals("__MACOSX")
        || part.equals("lost+found")
        || part.equals("Thumbs.db")
        || part.equals("desktop.ini");
  }
}
