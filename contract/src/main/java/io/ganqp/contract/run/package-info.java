/** How a trainer's process tells whoever runs it how it ended. */
package io.ganqp.contract.run;
