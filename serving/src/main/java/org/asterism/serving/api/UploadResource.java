package org.asterism.serving.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.asterism.core.image.Picture;
import org.asterism.core.image.PictureFormat;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.core.recommend.Request;
import org.asterism.serving.AsterismConfig;
import org.asterism.serving.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Recommendations for a picture from outside, which is measured and forgotten. */
@Path("/api/v1/recommendations")
@Tag(name = "Images")
public class UploadResource {
  private static final int UNSUPPORTED_MEDIA = 415;
  private static final int UNPROCESSABLE = 422;

  private final RecommendationService recommendations;
  private final RecommendationQuery query;
  private final long maxBytes;

  UploadResource(
      RecommendationService recommendations, RecommendationQuery query, AsterismConfig config) {
    this.recommendations = recommendations;
    this.query = query;
    maxBytes = config.upload().maxBytes();
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(summary = "Images related to a picture you send, with the reasons")
  public Recommendations recommendations(
      UriInfo uri,
      @RestForm("picture") @Nullable FileUpload picture,
      @RestQuery String k,
      @RestQuery String weights,
      @RestQuery String diversity,
      @RestQuery List<String> licence,
      @RestQuery String yearFrom,
      @RestQuery String yearTo) {
    if (picture == null) {
      throw ProblemException.badRequest(
          "There is no picture in this request",
          "it has no file in a field named picture",
          "Send one as multipart/form-data.");
    }
    byte[] bytes = takeOut(picture);
    Request request = query.of(uri);
    return recommendations.of(decoded(bytes), request);
  }

  private static Picture decoded(byte[] bytes) {
    try {
      return Picture.decode(bytes);
    } catch (UnreadablePictureException e) {
      boolean isPicture = PictureFormat.of(bytes).isPresent();
      throw ProblemException.of(isPicture ? UNPROCESSABLE : UNSUPPORTED_MEDIA, e);
    }
  }

  /** Reads the file and deletes it, so that it is gone before anything else happens. */
  private byte[] takeOut(FileUpload picture) {
    try {
      long size = picture.size();
      byte[] bytes = size > maxBytes ? new byte[0] : Files.readAllBytes(picture.uploadedFile());
      Files.deleteIfExists(picture.uploadedFile());
      if (size > maxBytes) {
        throw ProblemException.tooLarge(
            "This picture is too large",
            "it has %,d bytes and at most %,d are taken".formatted(size, maxBytes),
            "Send a smaller one; 1,000 pixels on the long side are plenty.");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
