<?php
/** Talks to `copydesk serve`. */
class Copydesk_Client
{
    private $url;
    private $key;
    private $timeout;

    /** @param float $timeout In seconds, for one request. */
    public function __construct(string $url, string $key, float $timeout)
    {
        $this->url = rtrim($url, '/');
        $this->key = $key;
        $this->timeout = $timeout;
    }

    /**
     * Clean several texts in one request.
     *
     * @param array[] $articles Each with `text`, `type`, `id` and `language`.
     * @return array[]|WP_Error One answer per article, in their order.
     */
    public function clean(array $articles)
    {
        $headers = ['Content-Type' => 'application/json', 'Accept' => 'application/json'];
        if ($this->key !== '') {
            $headers['Authorization'] = 'Bearer ' . $this->key;
        }
        $response = wp_remote_post($this->url . '/v1/clean', [
            'timeout' => $this->timeout,
            'redirection' => 0,
            'headers' => $headers,
            'body' => wp_json_encode(['articles' => $articles]),
        ]);
        return is_wp_error($response) ? $response : $this->answers($response, count($articles));
    }

    /** @return array[]|WP_Error */
    private function answers($response, int $count)
    {
        $status = wp_remote_retrieve_response_code($response);
        $body = json_decode(wp_remote_retrieve_body($response), true);
        if ($status !== 200) {
            $detail = is_array($body) && isset($body['detail']) ? $body['detail'] : 'no reason given';
            return new WP_Error('copydesk', "Copydesk answered with status $status: $detail");
        }
        if (!is_array($body) || !isset($body['articles']) || count($body['articles']) !== $count) {
            return new WP_Error('copydesk', 'Copydesk gave an answer that cannot be read');
        }
        return $body['articles'];
    }
}
