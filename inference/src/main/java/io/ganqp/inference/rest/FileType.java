package io.ganqp.inference.rest;

/** What a file is. */
interface FileType {

  /** Without parameters. */
  String mediaType();

  /** Of the file's name, without a dot. */
  String extension();
}
