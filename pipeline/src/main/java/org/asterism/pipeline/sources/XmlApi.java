package org.asterism.pipeline.sources;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.asterism.pipeline.manners.Answer;
import org.asterism.pipeline.manners.Objection;
import org.asterism.pipeline.manners.PoliteHttp;
import org.asterism.pipeline.manners.Validators;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A museum's XML over HTTP. What it gives is data from outside: document types are refused, and
 * with them all entities, and nothing is loaded from anywhere.
 */
final class XmlApi {
  private final PoliteHttp http;

  XmlApi(PoliteHttp http) {
    this.http = http;
  }

  Document get(URI uri) throws NoAnswerException {
    AtomicReference<@Nullable Document> read = new AtomicReference<>();
    Answer answer =
        http.get(
            uri,
            Map.of(),
            Validators.NONE,
            given -> {
              try {
                read.set(parsed(given.body()));
                return Optional.empty();
              } catch (IOException e) {
                return Optional.of(
                    Objection.passing(
                        "the answer is no XML but \"%s\" (%s)"
                            .formatted(given.contentType(), e.getMessage())));
              }
            });
    NoAnswerException.unlessGiven(uri, answer);
    Document document = read.get();
    if (document == null) {
      throw new IllegalStateException("an answer nobody looked at");
    }
    return document;
  }

  /**
   * @throws IOException if it is no XML, or has a document type
   */
  static Document parsed(byte[] xml) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      DocumentBuilder builder = factory.newDocumentBuilder();
      // The default handler writes to standard error.
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new ByteArrayInputStream(xml));
    } catch (SAXException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An element as it came. */
  static String text(Element element) {
    try {
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer transformer = factory.newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(element), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first child element of that name, in any namespace. */
  static @Nullable Element child(@Nullable Node parent, String name) {
    for (Node child = parent == null ? null : parent.getFirstChild();
        child != null;
        child = child.getNextSibling()) {
      if (child instanceof Element element && name.equals(element.getLocalName())) {
        return element;
      }
    }
    return null;
  }
}
