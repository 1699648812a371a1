package io.ganqp.trainer.cli;

import picocli.CommandLine.Command;

/** What looks at a result from all sides. */
@Command(
    name = "inspect",
    description = "Looks at what a training has made.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = InspectModelCommand.class)
final class InspectCommand {}
