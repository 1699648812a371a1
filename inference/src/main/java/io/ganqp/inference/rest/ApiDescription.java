package io.ganqp.inference.rest;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What several operations have in common, for {@code /q/openapi}. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "GAN-QP faces",
            version = "v1",
            description =
                "Faces of a generator trained with GAN-QP. An image is a pure function of the"
                    + " model's digest, the seed and the options.",
            license = @License(name = "Apache-2.0")),
    components =
        @Components(
            parameters = {
              @Parameter(
                  name = ApiDescription.SEED,
                  in = ParameterIn.QUERY,
                  description = "Any signed 64-bit integer; random if absent",
                  example = "42",
                  schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
              @Parameter(
                  name = ApiDescription.TRUNCATION,
                  in = ParameterIn.QUERY,
                  description =
                      "ψ, by which z is multiplied, above 0 and at most 1: smaller is more typical"
                          + " and less varied",
                  example = "0.7",
                  schema =
                      @Schema(
                          type = SchemaType.NUMBER,
                          format = "float",
                          exclusiveMinimum = true,
                          minimum = "0",
                          maximum = "1",
                          defaultValue = "1")),
              @Parameter(
                  name = ApiDescription.FORMAT,
                  in = ParameterIn.QUERY,
                  description = "Overrides the Accept header",
                  example = "png",
                  schema =
                      @Schema(
                          type = SchemaType.STRING,
                          enumeration = {"png", "jpeg", "jpg"})),
              @Parameter(
                  name = ApiDescription.QUALITY,
                  in = ParameterIn.QUERY,
                  description = "Of JPEG; a PNG has none, and is the same whatever is said",
                  example = "90",
                  schema =
                      @Schema(
                          type = SchemaType.INTEGER,
                          minimum = "1",
                          maximum = "100",
                          defaultValue = "90")),
              @Parameter(
                  name = ApiDescription.MODEL,
                  in = ParameterIn.QUERY,
                  description =
                      "The first 8 or more hexadecimal digits of the sha256 that the model must"
                          + " have. With it an address means the same image for ever; when the"
                          + " model is replaced, the answer is 404",
                  example = "4f1c2a90",
                  schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9a-f]{8,64}$"))
            },
            responses = {
              @APIResponse(
                  name = ApiDescription.IMAGE,
                  description = "The image",
                  headers = {
                    @Header(
                        name = ImageAnswer.SEED_HEADER,
                        description = "The seed, given or drawn; absent where there are two",
                        schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                    @Header(
                        name = "ETag",
                        description = "Strong; absent for a random seed",
                        schema = @Schema(type = SchemaType.STRING)),
                    @Header(
                        name = "Cache-Control",
                        description =
                            "Immutable with seed and model; no-cache, to be asked again with"
                                + " If-None-Match, with a seed alone; no-store without",
                        schema = @Schema(type = SchemaType.STRING))
                  },
                  content = {
                    @Content(
                        mediaType = "image/png",
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                    @Content(
                        mediaType = "image/jpeg",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                  }),
              @APIResponse(
                  name = ApiDescription.NOT_MODIFIED,
                  description = "The client has the image already"),
              @APIResponse(
                  name = ApiDescription.INVALID_PARAMETER,
                  description = "A parameter is unknown, repeated, malformed or out of range",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "truncation out of range",
                                  value =
                                      """
                                      {"type": "urn:ganqp:problem:invalid-parameter",
                                       "title": "Invalid parameter", "status": 400,
                                       "detail": "truncation is \\"2\\", expected a number above 0\
                                       and at most 1, such as 0.7.",
                                       "parameter": "truncation"}"""))),
              @APIResponse(
                  name = ApiDescription.OTHER_MODEL,
                  description = "The model asked for is not the one served",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDescription.NOT_ACCEPTABLE,
                  description = "Accept leaves nothing that can be sent",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDescription.FAILED,
                  description =
                      "The model gives something that is no number for a pixel of this image, as it"
                          + " will for every try; or a fault of the service",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class),
                          examples =
                              @ExampleObject(
                                  name = "not finite",
                                  value =
                                      """
                                      {"type": "urn:ganqp:problem:not-finite",
                                       "title": "Not finite", "status": 500,
                                       "detail": "The model gives the value NaN for a pixel of\
                                       this face. Ask for another seed, or serve an earlier\
                                       model."}"""))),
              @APIResponse(
                  name = ApiDescription.REFUSED,
                  description =
                      "Not a request that is served: 400 for one that is malformed, 405 and 501 for"
                          + " other methods, 413 for one with content, 414 and 431 for one that is"
                          + " too long, 417, 505. After 400, 413, 414, 431 and 505 the connection"
                          + " ends",
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class))),
              @APIResponse(
                  name = ApiDescription.UNAVAILABLE,
                  description =
                      "No model yet, a full queue, a run that took too long, or the service stops",
                  headers =
                      @Header(
                          name = "Retry-After",
                          description = "Seconds",
                          schema = @Schema(type = SchemaType.INTEGER)),
                  content =
                      @Content(
                          mediaType = Problem.MEDIA_TYPE,
                          schema = @Schema(implementation = Problem.class)))
            }))
public final class ApiDescription extends Application {
  static final String SEED = "seed";
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
}
