package io.ganqp.trainer.inspection;

import io.ganqp.trainer.monitor.page.Code;
import io.ganqp.trainer.monitor.page.Facts;
import io.ganqp.trainer.monitor.page.Facts.Fact;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Page;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Paragraph.Emphasis;
import io.ganqp.trainer.monitor.page.Rows;
import io.ganqp.trainer.monitor.page.Section;
import io.ganqp.trainer.scoring.MetricsSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A generator looked at from all sides, as one page that needs no other file. */
public final class InspectionPage {

  private static final String NOT_STATED = "not stated";

  private final ModelInspection inspection;

  /** A page with these figures. */
  public InspectionPage(ModelInspection inspection) {
    this.inspection = inspection;
  }

  /**
   * The page.
   *
   * @param views what the generator draws
   * @param pairs its nearest training images; empty where there are none to show
   * @param command that makes the page again
   */
  public String html(List<Section> views, Optional<Section> pairs, String command) {
    Page page = new Page(title(), subtitle());
    page.top(new Paragraph(notice(pairs.isPresent()), Emphasis.NOTICE));
    page.top(facts());
    views.forEach(page::section);
    pairs.ifPresent(page::section);
    page.section(MetricsSection.of(inspection.evaluation()));
    page.section(WeightsSection.of(inspection.network()));
    page.section("Provenance", new Rows(provenance()));
    page.section("Data set", new Rows(dataset()));
    page.section("The same again", new Code(command));
    return page.html();
  }

  private String title() {
    Provenance model = inspection.model();
    return Objects.requireNonNullElseGet(
        model.training(), () -> model.source().replaceFirst(".*/(?=.)", ""));
  }

  private String subtitle() {
    Provenance model = inspection.model();
    List<String> parts =
        new ArrayList<>(List.of("generator of %d px".formatted(model.resolution())));
    if (model.objective() != null) {
      parts.add(model.objective());
    }
    if (model.iteration() != null) {
      parts.add("iteration " + Numbers.count(model.iteration()));
    }
    return String.join(" · ", parts);
  }

  private String notice(boolean showsTrainingImages) {
    return showsTrainingImages
        ? inspection.notice()
            + " Nearest training images, further down, are images of the data set: pass this page on only where its licence, and the people in it, allow that."
        : inspection.notice();
  }

  private Facts facts() {
    List<Fact> facts = new ArrayList<>();
    MetricsSection.headline(inspection.evaluation()).ifPresent(facts::add);
    facts.add(
        new Fact(
            "weights",
            Numbers.count(inspection.network().weights()),
            Numbers.bytes(inspection.model().bytes())));
    facts.add(
        new Fact("latent", inspection.model().latentDimension() + " elements", "z ~ N(0, I)"));
    facts.add(
        new Fact(
            "image", "%1$d × %1$d".formatted(inspection.model().resolution()), "RGB, in [−1, 1]"));
    return new Facts(facts);
  }

  private Map<String, String> provenance() {
    Provenance model = inspection.model();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("SHA-256", model.sha256());
    rows.put("File", model.source());
    put(rows, "Training", model.training());
    if (model.uid() != null) {
      rows.put("Uid of the training", model.uid());
    }
    put(rows, "Began with", beginning());
    put(rows, "Objective", model.objective());
    put(rows, "Iteration", model.iteration() == null ? null : Numbers.count(model.iteration()));
    put(rows, "Written by", model.producer());
    rows.put("Operators", "ONNX opset " + model.opset());
    if (model.card() == null) {
      rows.put("Model card", "none beside the file: what is above is what the file says itself");
    } else {
      rows.put(
          "Compared with the trained network",
          "on %s latents: images differ by at most %s"
              .formatted(
                  model.card().verification().latents(),
                  Numbers.significant(model.card().verification().maximumDifference())));
      model
          .card()
          .evaluation()
          .forEach(
              value ->
                  rows.put(
                      value.metric() + " when exported",
                      Numbers.withError(value.value(), value.error())));
    }
    return rows;
  }

  /** A file by itself may be of another program, which says nothing of it. */
  private String beginning() {
    Provenance model = inspection.model();
    return model.from() == null && model.training() != null ? "random networks" : model.from();
  }

  private Map<String, String> dataset() {
    Map<String, String> rows = MetricsSection.dataset(inspection.evaluation());
    put(rows, "Licence", inspection.licence());
    return rows;
  }

  private static void put(Map<String, String> rows, String name, String value) {
    rows.put(name, value == null || value.isEmpty() ? NOT_STATED : value);
  }
}
