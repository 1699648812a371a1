package io.ganqp.inference.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes the description of each operation whose 200 is {@link ApiDescription#IMAGE}: the
 * options that every image may be asked with, unless they are sent as content, and whatever else
 * may be answered.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ImageOperations implements OASFilter {
  private static final String OK = "200";

  private static final Set<String> IMAGES =
      Set.of(ApiDescription.IMAGE, ApiDescription.IMAGE_OR_ANIMATION);

  private static final Answer NOT_MODIFIED = new Answer("304", ApiDescription.NOT_MODIFIED);

  private static final List<Answer> ANSWERS =
      List.of(
          new Answer("400", ApiDescription.INVALID_PARAMETER),
          new Answer("404", ApiDescription.OTHER_MODEL),
          new Answer("406", ApiDescription.NOT_ACCEPTABLE),
          new Answer("500", ApiDescription.FAILED),
          new Answer("503", ApiDescription.UNAVAILABLE),
          new Answer(APIResponses.DEFAULT, ApiDescription.REFUSED));

  /** A status, and the response among the components that describes it. */
  private record Answer(String status, String name) {
    void addTo(APIResponses responses) {
      responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
    }
  }

  @Override
  public Operation filterOperation(Operation operation) {
    if (givesImage(operation)) {
      if (operation.getRequestBody() == null) {
        ApiDescription.OPTIONS.stream()
            .filter(name -> !describes(operation, name))
            .forEach(name -> operation.addParameter(OASFactory.createParameter().ref(name)));
        NOT_MODIFIED.addTo(operation.getResponses());
      }
      ANSWERS.forEach(answer -> answer.addTo(operation.getResponses()));
    }
    return operation;
  }

  /** Whether it has a parameter of that name, which takes other values there. */
  private static boolean describes(Operation operation, String name) {
    List<Parameter> own = operation.getParameters();
    return own != null && own.stream().anyMatch(parameter -> name.equals(parameter.getName()));
  }

  private static boolean givesImage(Operation operation) {
    APIResponse ok = operation.getResponses().getAPIResponse(OK);
    String answer = ok == null || ok.getRef() == null ? "" : ok.getRef();
    return IMAGES.contains(answer.substring(answer.lastIndexOf('/') + 1));
  }
}
