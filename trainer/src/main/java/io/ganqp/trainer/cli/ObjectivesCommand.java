package io.ganqp.trainer.cli;

import io.ganqp.trainer.objective.ObjectiveCatalog;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the divergences. */
@Command(
    name = "objectives",
    description =
        "Lists every divergence: its formula, source, sensible constraints of the critic, and the"
            + " source's defaults.",
    mixinStandardHelpOptions = true)
final class ObjectivesCommand implements Callable<Integer> {

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(JsonText.of(CatalogText.objects(ObjectiveCatalog.entries())));
    } else {
      out.print(CatalogText.blocks(ObjectiveCatalog.entries()));
    }
    out.flush();
    return ExitCode.OK.code();
  }
}
