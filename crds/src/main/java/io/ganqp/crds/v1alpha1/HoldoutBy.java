package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is held out, or trained on, as a whole. */
public enum HoldoutBy {
  /** Each image by itself. */
  @JsonProperty("Image")
  IMAGE,
  /** All images of a folder. */
  @JsonProperty("Folder")
  FOLDER,
  /** All images whose names differ only in the number at their end. */
  @JsonProperty("Prefix")
  PREFIX,
  /** Images that follow each other by name, such as those of a film. */
  @JsonProperty("Block")
  BLOCK
}
