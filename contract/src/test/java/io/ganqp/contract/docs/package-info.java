/** Compares the pages of the repository with its files: links, anchors and the code they name. */
package io.ganqp.contract.docs;
