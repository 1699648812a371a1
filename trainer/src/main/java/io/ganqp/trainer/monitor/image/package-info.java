/** Images for people to look at: grids of faces, and PNG. Knows no run. */
package io.ganqp.trainer.monitor.image;
