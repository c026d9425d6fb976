using Microsoft.Extensions.Options;

namespace JourneyStudio.Web.Shared.Channels;

/// <summary>Reports all that is wrong with a channel's settings at once.</summary>
internal sealed class ChannelValidation<TOptions>(Func<TOptions, IEnumerable<string>> problems) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options) =>
        problems(options).ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
}
