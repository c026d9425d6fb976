using JourneyStudio.Engine.Content;
using JourneyStudio.Runtime.Signals;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Storage.Tags;

namespace JourneyStudio.Web.Shared.Tags;

/// <summary>Begins tags, wherever somebody needs a new one.</summary>
public sealed class TagMaking(TagEditing editing, RuntimeSignals signals)
{
    private const int KeyLength = 8;
    private const int WordsLength = 40;

    /// <summary>Begins a tag. Its key is made of its English name where that has letters, and of chance.</summary>
    /// <returns>The key.</returns>
    public async Task<string> CreateAsync(TagDefinition tag, long? actor, CancellationToken cancellationToken)
    {
        var words = string.Concat(tag.Names.En.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        while (true)
        {
            var chance = PublicId.New()[^KeyLength..];
            var made = tag with { Key = words.Length > 0 ? $"{words[..Math.Min(words.Length, WordsLength)]}-{chance}" : chance };
            if (!await editing.CreateAsync(made, actor, cancellationToken))
                continue;
            signals.PlansChanged();
            return made.Key;
        }
    }
}
