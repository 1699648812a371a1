package io.ganqp.inference.rest;

import java.util.List;

/** Names in {@code META-INF/openapi.yaml} that code refers to. */
final class ApiDescription {
  /** The parameters that every image may be asked with, each a component of its own name. */
  static final List<String> OPTIONS = List.of("truncation", "format", "quality", "model");

  static final String IMAGE = "Image";
  static final String IMAGE_OR_ANIMATION = "ImageOrAnimation";
  static final String NOT_MODIFIED = "NotModified";
  static final String INVALID_PARAMETER = "InvalidParameter";
  static final String OTHER_MODEL = "OtherModel";
  static final String NOT_ACCEPTABLE = "NotAcceptable";
  static final String FAILED = "Failed";
  static final String REFUSED = "Refused";
  static final String UNAVAILABLE = "Unavailable";

  private ApiDescription() {}
}
