package org.asterism.sandbox.s3;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request without query or content type, signed as Amazon S3's signature version 2 has it: enough
 * to make a bucket without a client library of hundreds of megabytes.
 */
final class SignedRequest {
  private SignedRequest() {}

  static HttpRequest of(
      String method,
      URI endpoint,
      String path,
      HttpRequest.BodyPublisher body,
      String accessKey,
      String secretKey) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC));
    String toSign = method + "\n\n\n\nx-amz-date:" + date + "\n" + path;
    return HttpRequest.newBuilder(endpoint.resolve(path))
        .method(method, body)
        .timeout(Duration.ofSeconds(10))
        .header("x-amz-date", date)
        .header("Authorization", "AWS " + accessKey + ":" + signature(secretKey, toSign))
        .build();
  }

  private static String signature(String secretKey, String toSign) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK knows HmacSHA1", e);
    }
  }
}
