package io.bellbuoy.worker.egress;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Asks name servers without blocking; the hosts file and address literals are respected, and answers are
 * kept as long as they say. Vert.x has such a resolver inside but offers no access to it. Any thread may call; futures
 * complete on the resolver's own thread, or on the caller's when the answer is known.
 */
final class DnsHostResolver implements HostResolver {

    private final MultiThreadIoEventLoopGroup thread = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("bellbuoy-dns", true), NioIoHandler.newFactory());
    private final DnsNameResolver resolver;

    /**
     * Makes a resolver.
     *
     * @param nameServers whom to ask; none: those of the system
     */
    DnsHostResolver(List<InetSocketAddress> nameServers) {
        this.resolver = new DnsNameResolverBuilder(thread.next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .nameServerProvider(
                        nameServers.isEmpty()
                                ? DnsServerAddressStreamProviders.platformDefault()
                                : new SequentialDnsServerAddressStreamProvider(nameServers))
                .build();
    }

    @Override
    public Future<List<InetAddress>> resolve(String host) {
        io.netty.util.concurrent.Future<List<InetAddress>> answer = resolver.resolveAll(host);
        if (answer.isDone()) {
            // A literal, or a name that is still known: two threads need not be woken up for it.
            return outcome(host, answer);
        }
        Promise<List<InetAddress>> addresses = Promise.promise();
        answer.addListener(done -> outcome(host, answer).onComplete(addresses));
        return addresses.future();
    }

    @Override
    public void close() {
        resolver.close();
        thread.shutdownGracefully();
    }

    private static Future<List<InetAddress>> outcome(
            String host, io.netty.util.concurrent.Future<List<InetAddress>> answer) {
        return answer.isSuccess()
                ? Future.succeededFuture(answer.getNow())
                : Future.failedFuture(unknown(host, answer.cause()));
    }

    /** A name that cannot even be asked for, such as one with a label of 64 letters, is an illegal argument to Netty. */
    private static UnknownHostException unknown(String host, Throwable cause) {
        if (cause instanceof UnknownHostException known) {
            return known;
        }
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
