using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace JourneyStudio.Storage.Settings.Keys;

/// <summary>
/// Makes the first data-protection key. Nodes that start together on a new database would each make one and use it at once, while the others do not know it yet; so
/// the node that is opening the database makes it, alone. Later keys are made days before they are used.
/// </summary>
internal sealed class FirstKey(IKeyManager keys, IOptions<KeyManagementOptions> options, TimeProvider clock)
{
    /// <summary>Call while no other node can.</summary>
    public void Make()
    {
        var now = clock.GetUtcNow();
        if (keys.GetAllKeys().Count == 0)
            keys.CreateNewKey(now, now + options.Value.NewKeyLifetime);
    }
}
