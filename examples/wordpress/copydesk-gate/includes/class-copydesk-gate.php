<?php
/** Lets a post be published when Copydesk does, with its repairs. */
class Copydesk_Gate
{
    private const MEDIA = ['post_title' => 'text', 'post_content' => 'html', 'post_excerpt' => 'html'];

    private $client;
    private $fail;
    private $language;

    /** @param string $fail 'open' or 'closed': what happens to a post while the service cannot be reached. */
    public function __construct(Copydesk_Client $client, string $fail, string $language)
    {
        $this->client = $client;
        $this->fail = $fail;
        $this->language = $language;
    }

    /**
     * Filter `wp_insert_post_data`.
     *
     * @param array $data    The row to be stored, with slashes.
     * @param array $postarr As it was handed in.
     */
    public function check(array $data, array $postarr): array
    {
        if (!in_array($data['post_status'], ['publish', 'future'], true) || $data['post_type'] !== 'post') {
            return $data;
        }
        $articles = $this->articles($data, (string) ($postarr['ID'] ?? 0));
        if ($articles === []) {
            return $data;
        }
        $answers = $this->client->clean(array_values($articles));
        if (is_wp_error($answers)) {
            return $this->unreachable($data, $answers->get_error_message());
        }
        return $this->decide($data, array_combine(array_keys($articles), $answers));
    }

    /** Action `admin_notices`: what became of the post that was saved last. */
    public function notice(): void
    {
        $key = $this->noticeKey();
        $notice = get_transient($key);
        if (!is_array($notice)) {
            return;
        }
        delete_transient($key);
        printf(
            '<div class="notice notice-%s is-dismissible"><p>%s</p><ul>%s</ul></div>',
            esc_attr($notice['level']),
            esc_html($notice['text']),
            implode('', array_map(static fn($reason) => '<li>' . esc_html($reason) . '</li>', $notice['reasons']))
        );
    }

    /** The texts of a post, by the column they stand in. */
    private function articles(array $data, string $id): array
    {
        $articles = [];
        foreach (self::MEDIA as $column => $type) {
            $text = wp_unslash($data[$column] ?? '');
            if (trim($text) === '') {
                continue;
            }
            $articles[$column] = ['id' => "$id/$column", 'text' => $text, 'type' => $type, 'language' => $this->language];
        }
        return $articles;
    }

    /** A post is held as a whole: nothing of it is stored mended when one of its texts is held. */
    private function decide(array $data, array $answers): array
    {
        $held = array_filter($answers, static fn($answer) => $answer['verdict'] === 'hold');
        if ($held !== []) {
            return $this->hold($data, 'Copydesk holds this post for an editor:', $this->reasons($held));
        }
        $changed = array_filter($answers, static fn($answer) => $answer['changed']);
        foreach ($changed as $column => $answer) {
            $data[$column] = wp_slash($answer['output']['text']);
        }
        if ($changed !== []) {
            $this->remember('success', 'Copydesk mended this post:', $this->repairs($changed));
        }
        return $data;
    }

    private function unreachable(array $data, string $problem): array
    {
        if ($this->fail === 'closed') {
            return $this->hold($data, 'This post could not be checked and is pending:', [$problem]);
        }
        $this->remember('warning', 'This post was published without a check:', [$problem]);
        return $data;
    }

    private function hold(array $data, string $text, array $reasons): array
    {
        $data['post_status'] = 'pending';
        $this->remember('error', $text, $reasons);
        return $data;
    }

    private function reasons(array $answers): array
    {
        return array_merge([], ...array_column(array_values($answers), 'reasons'));
    }

    /** What was repaired, one sentence each. */
    private function repairs(array $answers): array
    {
        $reasons = [];
        foreach ($answers as $answer) {
            foreach ($answer['ledger']['decisions'] as $decision) {
                if ($decision['decision'] === 'apply') {
                    $reasons[] = $decision['reason'];
                }
            }
        }
        return array_values(array_unique($reasons));
    }

    private function remember(string $level, string $text, array $reasons): void
    {
        set_transient($this->noticeKey(), ['level' => $level, 'text' => $text, 'reasons' => $reasons], 300);
    }

    private function noticeKey(): string
    {
        return 'copydesk_notice_' . get_current_user_id();
    }
}
