package io.ganqp.inference.rest;

/**
 * What a file is.
 *
 * @param mediaType without parameters
 * @param extension of the file's name, without a dot
 */
record FileType(String mediaType, String extension) {}
