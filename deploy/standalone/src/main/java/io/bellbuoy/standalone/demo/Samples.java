package io.bellbuoy.standalone.demo;

import java.time.Instant;
import java.util.UUID;

/** The requests that the demo makes and proposes. */
final class Samples {

    private Samples() {}

    static String subscription(String url) {
        return """
                {
                  "description": "Pushes to library",
                  "eventTypes": ["artifact.pushed"],
                  "filter": {"repositories": {"include": ["library/**"]}},
                  "endpoint": {"url": "%s"}
                }"""
                .formatted(url);
    }

    /** A push as the CNCF Distribution registry reports it. */
    static String push(Instant time) {
        return """
                {
                  "events": [{
                    "id": "%s",
                    "timestamp": "%s",
                    "action": "push",
                    "target": {
                      "mediaType": "application/vnd.oci.image.manifest.v1+json",
                      "digest": "sha256:af06af3514c44a964d3b905b498cf6493db8f1cde7c10e078213a89c87308ba0",
                      "size": 528,
                      "repository": "library/nginx",
                      "url": "https://registry.example/v2/library/nginx/manifests/1.27",
                      "tag": "1.27"
                    },
                    "request": {"id": "1", "addr": "203.0.113.7:40112", "host": "registry.example", "method": "PUT",
                                "useragent": "docker/27.0"},
                    "actor": {"name": "alice"},
                    "source": {"addr": "registry.example:443"}
                  }]
                }"""
                .formatted(UUID.randomUUID(), time);
    }

    static String howToGoOn(String url, String token) {
        return """

                It stays up until Ctrl-C. Go on with curl:

                  export BELLBUOY=%s/v1/tenants/demo
                  export TOKEN=%s

                  # an event of your own: it arrives here too
                  curl -sS $BELLBUOY/events -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
                       -d '{"type": "artifact.pushed", "repository": {"name": "library/redis"}, "artifact": {"type": "image", "tags": ["7"]}}'

                  # the subscriptions
                  curl -sS $BELLBUOY/subscriptions -H "Authorization: Bearer $TOKEN"
                """
                .formatted(url, token);
    }
}
