package io.ganqp.trainer.cli;

import picocli.CommandLine.Command;

/** What concerns images alone. */
@Command(
    name = "dataset",
    description = "Looks at images before they are trained on.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = InspectDatasetCommand.class)
final class DatasetCommand {}
