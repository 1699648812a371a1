package io.ganqp.inference.rest;

/** Names in {@code META-INF/openapi.yaml} that code refers to. */
final class ApiDescription {
  static final String TRUNCATION = "truncation";
  static final String FORMAT = "format";
  static final String QUALITY = "quality";
  static final String MODEL = "model";
  static final String IMAGE = "Image";
  static final String NOT_MODIFIED = "NotModified";
  static final String INVALID_PARAMETER = "InvalidParameter";
  static final String OTHER_MODEL = "OtherModel";
  static final String NOT_ACCEPTABLE = "NotAcceptable";
  static final String FAILED = "Failed";
  static final String REFUSED = "Refused";
  static final String UNAVAILABLE = "Unavailable";

  private ApiDescription() {}
}
