package io.ganqp.trainer.monitor.page;

/** Something on a page. */
public interface Block {

  /** Its HTML. All text in it is escaped, and nothing in it refers to another file. */
  String html();
}
